import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/** A topic grows while it is used: more queues, a second broker, a second consumer; all are used in time and nothing is lost. */
final class ScalingCases {
    /** In the long form clients refresh their routes every 30 s, as they do by default, and a Java consumer rebalances every 20 s. */
    private static final boolean LONG = ClusterCases.ROUNDS >= 10;
    private static final int POLL_MS = LONG ? 30_000 : 3_000;
    private static final double PRODUCER_SECONDS_MAX = 35;
    private static final double CONSUMER_SECONDS_MAX = LONG ? 55 : 35;

    static void register(Map<String, Interop.Case> cases) {
        cases.put("scale-queues", lab -> grow(lab, false));
        cases.put("scale-brokers", lab -> grow(lab, true));
    }

    /** Sends without a pause and notes which numbers were acknowledged, and by which queues. */
    private static final class Load {
        final Set<MessageQueue> queues = java.util.concurrent.ConcurrentHashMap.newKeySet();
        final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean done = new AtomicBoolean();
        private final AtomicInteger next = new AtomicInteger();
        private final Thread thread;

        Load(DefaultMQProducer producer, String topic) {
            thread = new Thread(() -> {
                while (!done.get()) {
                    String number = String.valueOf(next.getAndIncrement());
                    try {
                        SendResult result = producer.send(new Message(topic, Lab.bytes(number)));
                        Lab.equal(SendStatus.SEND_OK, result.getSendStatus(), "send status");
                        acknowledged.add(number);
                        queues.add(result.getMessageQueue());
                        Thread.sleep(2);
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void stop() throws InterruptedException {
            done.set(true);
            thread.join();
        }
    }

    /** From 4 queues to 8: on the broker there is, or on a second one. Then a second consumer takes its share. */
    private static void grow(Lab outer, boolean broker) throws Exception {
        String ns = outer.name("ns");
        String one = outer.name("b1");
        String two = outer.name("b2");
        Lab lab = ClusterCases.inside(outer, ClusterCases.startNameServer(outer, ns));
        ClusterCases.startBroker(outer, one, ns);
        String topic = lab.topic(4);
        String group = lab.name("group");
        DefaultMQProducer producer = new DefaultMQProducer(lab.name("producers"));
        producer.setNamesrvAddr(lab.nameServer);
        producer.setInstanceName(lab.instance());
        producer.setPollNameServerInterval(POLL_MS);
        producer.start();
        lab.shutDownAtEnd(producer::shutdown);
        Inbox inbox = new Inbox();
        DefaultMQPushConsumer first = consumer(lab, group, topic, inbox);
        Lab.eventually(30, "4 queues read", () -> Lab.held(first, topic).size() == 4);
        Load load = new Load(producer, topic);
        Lab.eventually(10, "4 queues written", () -> load.queues.size() == 4);

        if (broker) {
            ClusterCases.startBroker(outer, two, ns);
            lab.topic(topic, 4);
        } else {
            lab.topic(topic, 8);
        }
        used(load, inbox, first, topic, 8);

        DefaultMQPushConsumer second = consumer(lab, group, topic, inbox);
        Lab.eventually(CONSUMER_SECONDS_MAX, () -> "the second consumer's share; it holds " + Lab.held(second, topic),
            () -> Lab.held(first, topic).size() == 4 && Lab.held(second, topic).size() == 4);
        load.stop();
        Lab.check(load.failures.isEmpty(), load.failures.size() + " sends failed, among them " + load.failures.peek());
        Lab.eventually(CONSUMER_SECONDS_MAX, () -> load.acknowledged.size() + " acknowledged " + inbox.summary(), () -> new HashSet<>(inbox.texts()).containsAll(load.acknowledged));
        Lab.equal(new HashSet<>(load.acknowledged), new HashSet<>(inbox.texts()), "what arrived");
    }

    private static DefaultMQPushConsumer consumer(Lab lab, String group, String topic, Inbox inbox) throws Exception {
        DefaultMQPushConsumer consumer = lab.consumer(group);
        consumer.setPollNameServerInterval(POLL_MS);
        inbox.start(consumer, topic, "*");
        return consumer;
    }

    private static void used(Load load, Inbox inbox, DefaultMQPushConsumer consumer, String topic, int queues) throws Exception {
        long start = System.nanoTime();
        Lab.eventually(PRODUCER_SECONDS_MAX, () -> queues + " queues written; " + load.queues.size(), () -> load.queues.size() == queues);
        double written = (System.nanoTime() - start) / 1e9;
        Lab.eventually(CONSUMER_SECONDS_MAX - written, () -> queues + " queues read; it holds " + Lab.held(consumer, topic), () -> Lab.held(consumer, topic).size() == queues);
        Lab.eventually(5, "messages of every queue", () -> queuesOf(inbox).size() == queues);
        System.err.printf("%d queues written after %.1f s and read after %.1f s%n", queues, written, (System.nanoTime() - start) / 1e9);
    }

    private static Set<String> queuesOf(Inbox inbox) {
        Set<String> queues = new HashSet<>();
        for (MessageExt message : inbox.messages()) {
            queues.add(message.getStoreHost() + "/" + message.getQueueId());
        }
        return queues;
    }
}
