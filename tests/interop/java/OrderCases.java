import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/** Consumption in order: while consumers come and go, with commits by hand, and with the order of a topic in the name server. */
final class OrderCases {
    private static final int QUEUES = 4;
    /** No queue may be without an owner for longer; a Java client gives up a lock 20 s after it gave up the queue. */
    private static final double UNOWNED_SECONDS_MAX = 25;

    static void register(Map<String, Interop.Case> cases) {
        cases.put("order-join-leave", OrderCases::joinLeave);
        cases.put("order-manual-commit", OrderCases::manualCommit);
        cases.put("order-topic-config", OrderCases::topicConfig);
    }

    /** What all consumers of a group were given, queue by queue; it complains as soon as order is broken. */
    private static final class Ledger {
        private final Map<Integer, Long> next = new HashMap<>();
        private final Map<Integer, Long> last = new HashMap<>();
        private final Set<Integer> busy = new HashSet<>();
        private double longestPause;
        private String broken;

        synchronized void enter(MessageExt message) {
            int queue = message.getQueueId();
            if (!busy.add(queue)) broken("two consumers at once in queue " + queue);
            long expected = next.getOrDefault(queue, 0L);
            // A message may come again after its queue moved; none may be passed over.
            if (message.getQueueOffset() > expected) broken("queue " + queue + " goes on at " + message.getQueueOffset() + ", not at " + expected);
            Long before = last.put(queue, System.nanoTime());
            if (before != null) longestPause = Math.max(longestPause, (System.nanoTime() - before) / 1e9);
        }

        synchronized void leave(MessageExt message) {
            busy.remove(message.getQueueId());
            next.merge(message.getQueueId(), message.getQueueOffset() + 1, Math::max);
        }

        synchronized long consumed() {
            return next.values().stream().mapToLong(Long::longValue).sum();
        }

        synchronized void check() {
            Lab.check(broken == null, broken);
        }

        private void broken(String how) {
            if (broken == null) broken = how;
        }
    }

    private static DefaultMQPushConsumer join(Lab lab, String group, String topic, Ledger ledger) throws Exception {
        DefaultMQPushConsumer consumer = lab.consumer(group);
        consumer.setConsumeMessageBatchMaxSize(1);
        consumer.setAwaitTerminationMillisWhenShutdown(5_000);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerOrderly) (batch, context) -> {
            MessageExt message = batch.get(0);
            ledger.enter(message);
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ledger.leave(message);
            }
            return ConsumeOrderlyStatus.SUCCESS;
        });
        consumer.start();
        return consumer;
    }

    private static Thread background(AtomicBoolean done, Lab.Action action, List<Throwable> failures) {
        Thread thread = new Thread(() -> {
            try {
                while (!done.get()) action.run();
            } catch (Throwable e) {
                failures.add(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void joinLeave(Lab lab) throws Exception {
        String topic = lab.topic(QUEUES);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        Ledger ledger = new Ledger();
        Deque<DefaultMQPushConsumer> members = new ArrayDeque<>();
        members.add(join(lab, group, topic, ledger));
        Thread sender = background(done, () -> {
            Lab.stored(producer.send(new Message(topic, Lab.bytes(sent.get())), (queues, message, n) -> queues.get((Integer) n % QUEUES), sent.get()));
            sent.incrementAndGet();
            Thread.sleep(5);
        }, failures);
        DefaultMQPushConsumer first = members.peek();
        Lab.eventually(30, "all queues for the first", () -> Lab.held(first, topic).size() == QUEUES && ledger.consumed() > 50);
        for (int round = 0; round < Math.max(1, ClusterCases.ROUNDS / 3); round++) {
            DefaultMQPushConsumer joining = join(lab, group, topic, ledger);
            members.add(joining);
            Lab.eventually(UNOWNED_SECONDS_MAX, () -> "a share for who joined; it holds " + Lab.held(joining, topic), () -> Lab.held(joining, topic).size() == QUEUES / 2);
            DefaultMQPushConsumer leaving = members.poll();
            leaving.shutdown();
            Lab.eventually(UNOWNED_SECONDS_MAX, () -> "all queues for who stays; it holds " + Lab.held(joining, topic), () -> Lab.held(joining, topic).size() == QUEUES);
            ledger.check();
        }
        done.set(true);
        sender.join();
        Lab.check(failures.isEmpty(), "sending failed: " + failures);
        Lab.eventually(UNOWNED_SECONDS_MAX, () -> ledger.consumed() + " of " + sent + " consumed", () -> ledger.consumed() == sent.get());
        ledger.check();
        Lab.check(ledger.longestPause <= UNOWNED_SECONDS_MAX, "a queue was without an owner for " + ledger.longestPause + " s");
        System.err.println(sent + " messages in order, longest pause of a queue " + ledger.longestPause + " s");
    }

    /** Auto-commit off: SUCCESS keeps, ROLLBACK gives everything that was kept once more, COMMIT ends it. */
    private static void manualCommit(Lab lab) throws Exception {
        String topic = lab.topic(1);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        lab.send(producer, topic, 0, 6);
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger rollbacks = new AtomicInteger();
        AtomicBoolean mayCommit = new AtomicBoolean();
        DefaultMQPushConsumer consumer = lab.consumer(group);
        consumer.setConsumeMessageBatchMaxSize(1);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerOrderly) (batch, context) -> {
            context.setAutoCommit(false);
            context.setSuspendCurrentQueueTimeMillis(50);
            String text = Lab.text(batch.get(0));
            seen.add(text);
            if (text.equals("2")) return mayCommit.get() ? ConsumeOrderlyStatus.COMMIT : ConsumeOrderlyStatus.SUCCESS;
            if (text.equals("5") && rollbacks.getAndIncrement() < 2) return ConsumeOrderlyStatus.ROLLBACK;
            if (text.equals("5")) mayCommit.set(true);
            return ConsumeOrderlyStatus.SUCCESS;
        });
        consumer.start();
        Lab.eventually(30, () -> "three rounds; seen " + seen, () -> seen.size() == 18);
        List<String> round = List.of("0", "1", "2", "3", "4", "5");
        List<String> rounds = new ArrayList<>(round);
        rounds.addAll(round);
        rounds.addAll(round);
        Lab.equal(rounds, new ArrayList<>(seen), "what came");
        consumer.shutdown(); // which tells the broker how far it got
        Lab.equal(0L, committed(lab, group, topic), "committed without a COMMIT");

        // Nothing was committed, so all of it comes again, to somebody who commits at "2".
        seen.clear();
        DefaultMQPushConsumer second = lab.consumer(group);
        second.setConsumeMessageBatchMaxSize(1);
        second.subscribe(topic, "*");
        second.registerMessageListener((MessageListenerOrderly) (batch, context) -> {
            context.setAutoCommit(false);
            String text = Lab.text(batch.get(0));
            seen.add(text);
            return text.equals("2") ? ConsumeOrderlyStatus.COMMIT : ConsumeOrderlyStatus.SUCCESS;
        });
        second.start();
        Lab.eventually(30, () -> "all again; seen " + seen, () -> seen.size() == 6);
        Lab.equal(round, new ArrayList<>(seen), "what came to the second");
        second.shutdown();
        Lab.equal(3L, committed(lab, group, topic), "committed after COMMIT of the third");
    }

    private static long committed(Lab lab, String group, String topic) throws Exception {
        return lab.admin().examineConsumeStats(group).getOffsetTable().entrySet().stream()
            .filter(entry -> entry.getKey().getTopic().equals(topic)).mapToLong(entry -> entry.getValue().getConsumerOffset()).sum();
    }

    /** Strict order: the queues of a topic stay what the name server's order says, also while a master is down. */
    private static void topicConfig(Lab outer) throws Exception {
        String ns = outer.name("ns");
        String one = outer.name("b1");
        String two = outer.name("b2");
        Lab lab = ClusterCases.inside(outer, ClusterCases.startNameServer(outer, ns));
        ClusterCases.startBroker(outer, one, ns);
        ClusterCases.startBroker(outer, two, ns);
        String strict = lab.topic(lab.name("strict"), 2);
        String normal = lab.topic(lab.name("normal"), 2);
        lab.admin().createOrUpdateOrderConf(strict, one + ":2;" + two + ":2", true);
        Lab.eventually(5, "the order in the route", () -> (one + ":2;" + two + ":2").equals(order(lab, strict)));
        Lab.check(order(lab, normal) == null, "an order for a topic that has none");

        DefaultMQProducer quick = new DefaultMQProducer(lab.name("quick"));
        quick.setNamesrvAddr(lab.nameServer);
        quick.setInstanceName(lab.instance());
        quick.setPollNameServerInterval(500);
        quick.setRetryTimesWhenSendFailed(0);
        quick.start();
        lab.shutDownAtEnd(quick::shutdown);
        Map<Integer, MessageQueue> places = new HashMap<>();
        for (int key = 0; key < 8; key++) {
            places.put(key, sendByKey(quick, strict, key));
        }
        Lab.equal(4, new HashSet<>(places.values()).size(), "queues used in " + places);
        List<String> normalBefore = brokersOf(quick, normal);
        Lab.equal(List.of(one, one, two, two), normalBefore, "queues in normal order");

        Lab.cluster("stop", two, "KILL");
        Lab.eventually(20, () -> "normal order without the dead master; " + brokersOf(quick, normal), () -> brokersOf(quick, normal).equals(List.of(one, one)));
        Lab.equal(List.of(one, one, two, two), brokersOf(quick, strict), "queues in strict order while a master is down");
        for (int key = 0; key < 8; key++) {
            int at = key;
            MessageQueue place = places.get(key);
            if (place.getBrokerName().equals(one)) {
                Lab.equal(place, sendByKey(quick, strict, key), "queue of key " + key + " while a master is down");
            } else {
                Lab.refused(() -> sendByKey(quick, strict, at), "a message for a queue whose master is down");
            }
        }
        for (int key = 0; key < 4; key++) {
            sendByKey(quick, normal, key);
        }
        Lab.cluster("start", two);
        Lab.eventually(20, "strict order after the master is back", () -> {
            for (int key = 0; key < 8; key++) {
                if (!sendByKey(quick, strict, key).equals(places.get(key))) return false;
            }
            return true;
        });
    }

    private static String order(Lab lab, String topic) throws Exception {
        return lab.admin().examineTopicRouteInfo(topic).getOrderTopicConf();
    }

    private static MessageQueue sendByKey(DefaultMQProducer producer, String topic, int key) throws Exception {
        return Lab.stored(producer.send(new Message(topic, Lab.bytes(key)), (queues, message, n) -> queues.get((Integer) n % queues.size()), key)).getMessageQueue();
    }

    private static List<String> brokersOf(DefaultMQProducer producer, String topic) throws Exception {
        sendByKey(producer, topic, 0); // so that the client keeps the topic's route fresh
        return producer.getDefaultMQProducerImpl().getTopicPublishInfoTable().get(topic).getMessageQueueList().stream()
            .map(MessageQueue::getBrokerName).sorted().collect(Collectors.toList());
    }
}
