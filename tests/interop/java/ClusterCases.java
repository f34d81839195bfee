import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;

/** Servers that stop, die and come back, and servers of two makes in one cluster. Each case has servers of its own. */
final class ClusterCases {
    private static final int IN_FLIGHT = 32;
    static final int ROUNDS = Integer.getInteger("interop.rounds", 3);

    static void register(Map<String, Interop.Case> cases) {
        cases.put("broker-restart", lab -> brokerRestart(lab, "TERM"));
        cases.put("broker-kill", lab -> brokerRestart(lab, "KILL"));
        cases.put("broker-kill-under-load", ClusterCases::killUnderLoad);
        cases.put("name-servers-gone", ClusterCases::nameServersGone);
        cases.put("mixed-cluster", ClusterCases::mixedCluster);
    }

    /** A lab of the same case whose clients use this name server; it ends with the outer one. */
    static Lab inside(Lab lab, String nameServer) {
        Lab inner = new Lab(lab.name("in"), nameServer);
        lab.shutDownAtEnd(inner::close);
        return inner;
    }

    /** A lab with a name server and a broker of its own, which has these settings. */
    static Lab ownServers(Lab outer, String... settings) throws Exception {
        String ns = outer.name("ns");
        Lab lab = inside(outer, startNameServer(outer, ns));
        List<String> rest = new ArrayList<>(List.of(ns));
        rest.addAll(List.of(settings));
        startBroker(outer, outer.name("b"), rest.toArray(String[]::new));
        return lab;
    }

    static String startNameServer(Lab lab, String name, String... kind) throws Exception {
        List<String> line = new ArrayList<>(List.of("ns", name));
        line.addAll(List.of(kind));
        String address = Lab.cluster(line.toArray(String[]::new));
        stopAtEnd(lab, name);
        return address;
    }

    static void startBroker(Lab lab, String name, String... rest) throws Exception {
        List<String> line = new ArrayList<>(List.of("broker", name));
        line.addAll(List.of(rest));
        stopAtEnd(lab, name);
        Lab.cluster(line.toArray(String[]::new));
    }

    private static void stopAtEnd(Lab lab, String server) {
        lab.stopAtEnd(() -> {
            try {
                Lab.cluster("stop", server, "KILL");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void brokerRestart(Lab outer, String signal) throws Exception {
        String ns = outer.name("ns");
        String broker = outer.name("b");
        Lab lab = inside(outer, startNameServer(outer, ns));
        startBroker(outer, broker, ns);
        String topic = lab.topic(4);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        Inbox first = new Inbox();
        DefaultMQPushConsumer gone = lab.consumer(group);
        first.start(gone, topic, "*");
        lab.send(producer, topic, 0, 50);
        Lab.eventually(30, first::summary, () -> first.size() == 50);
        gone.shutdown();
        Lab.eventually(5, "the offsets at the broker", () -> lab.admin().examineConsumeStats(group).computeTotalDiff() == 0);
        // They are on disk 5 s after they changed; only then does a killed broker know them again. A clean stop writes them.
        if (signal.equals("KILL")) Lab.eventually(20, "offsets on disk", () -> offsetsOnDisk(broker, topic + "@" + group) == 50);
        lab.send(producer, topic, 50, 50);

        Lab.cluster("stop", broker, signal);
        Lab.cluster("start", broker);
        Inbox second = new Inbox();
        second.start(lab.consumer(group), topic, "*");
        Lab.eventually(30, () -> "after the restart: " + second.summary(), () -> second.size() >= 50);
        lab.send(producer, topic, 100, 20);
        Lab.eventually(15, () -> "after the restart: " + second.summary(), () -> second.size() >= 70);
        List<String> texts = first.texts();
        texts.addAll(second.texts());
        Lab.eachOnce(120, texts);
        Lab.equal(120L, lab.stored(producer, topic), "messages stored");
        Message keyed = new Message(topic, "", "after-restart", Lab.bytes("x"));
        Lab.stored(producer.send(keyed));
        Lab.eventually(5, "message by key", () -> lab.admin().queryMessage(topic, "after-restart", 32, 0, Long.MAX_VALUE).getMessageList().size() == 1);
    }

    /** The sum of the offsets that the broker's file has for a topic and group. */
    private static long offsetsOnDisk(String broker, String key) throws Exception {
        String file = Files.readString(Lab.serverFolder(broker).resolve("store/config/consumerOffset.json"));
        Matcher queues = Pattern.compile(Pattern.quote('"' + key + '"') + "\\s*:\\s*\\{([^}]*)}").matcher(file);
        if (!queues.find()) return 0;
        return Pattern.compile(":\\s*(\\d+)").matcher(queues.group(1)).results().mapToLong(offset -> Long.parseLong(offset.group(1))).sum();
    }

    /** An acknowledgement: where the broker said that the message is. */
    private record Ack(MessageQueue queue, long offset, String id) { }

    private static void killUnderLoad(Lab outer) throws Exception {
        String ns = outer.name("ns");
        String broker = outer.name("b");
        Lab lab = inside(outer, startNameServer(outer, ns));
        startBroker(outer, broker, ns, "mappedFileSizeCommitLog=8388608");
        String topic = lab.topic(4);
        Queue<Ack> acks = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            DefaultMQProducer producer = lab.producer();
            producer.setRetryTimesWhenSendAsyncFailed(0);
            Thread sender = new Thread(() -> sendUntil(done, producer, topic, acks));
            sender.setDaemon(true);
            sender.start();
            senders.add(sender);
        }
        for (int round = 0; round < ROUNDS; round++) {
            int before = acks.size();
            Lab.eventually(30, () -> "5000 more acknowledgements; " + (acks.size() - before) + " came", () -> acks.size() >= before + 5_000);
            Lab.cluster("stop", broker, "KILL");
            Lab.cluster("start", broker);
        }
        int before = acks.size();
        Lab.eventually(30, "acknowledgements after the last restart", () -> acks.size() >= before + 500);
        done.set(true);
        for (Thread sender : senders) {
            sender.join();
        }
        compare(acks, stored(lab, topic));
        System.err.println(acks.size() + " acknowledged messages survived " + ROUNDS + " kills");
    }

    /** A message under way. What fails was not acknowledged, so nothing is promised for it. */
    private static final class Flight implements SendCallback {
        private final Semaphore room;
        private final Queue<Ack> acks;
        private final AtomicBoolean failed;
        private final AtomicBoolean ended = new AtomicBoolean();

        Flight(Semaphore room, Queue<Ack> acks, AtomicBoolean failed) {
            this.room = room;
            this.acks = acks;
            this.failed = failed;
        }

        @Override
        public void onSuccess(SendResult result) {
            acks.add(new Ack(result.getMessageQueue(), result.getQueueOffset(), result.getMsgId()));
            end();
        }

        @Override
        public void onException(Throwable e) {
            failed.set(true);
            end();
        }

        /** Some clients both throw and call back. */
        private void end() {
            if (ended.compareAndSet(false, true)) room.release();
        }
    }

    /** Keeps up to {@code IN_FLIGHT} messages under way, and at the end waits for the last of them. */
    private static void sendUntil(AtomicBoolean done, DefaultMQProducer producer, String topic, Queue<Ack> acks) {
        byte[] body = new byte[300];
        Semaphore room = new Semaphore(IN_FLIGHT);
        AtomicBoolean failed = new AtomicBoolean();
        try {
            while (!done.get()) {
                room.acquire();
                if (failed.getAndSet(false)) Thread.sleep(20); // the broker is down
                Flight flight = new Flight(room, acks, failed);
                try {
                    producer.send(new Message(topic, body), flight, 1_000);
                } catch (MQClientException | RemotingException e) {
                    flight.onException(e);
                }
            }
            room.acquire(IN_FLIGHT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that the topic holds, by place. */
    @SuppressWarnings("deprecation")
    private static Map<MessageQueue, Map<Long, String>> stored(Lab lab, String topic) throws Exception {
        DefaultMQPullConsumer reader = new DefaultMQPullConsumer(lab.name("reader"));
        reader.setNamesrvAddr(lab.nameServer);
        reader.setInstanceName(lab.instance());
        reader.start();
        lab.shutDownAtEnd(reader::shutdown);
        Map<MessageQueue, Map<Long, String>> all = new HashMap<>();
        for (MessageQueue queue : reader.fetchSubscribeMessageQueues(topic)) {
            Map<Long, String> ids = all.computeIfAbsent(queue, q -> new HashMap<>());
            long end = reader.maxOffset(queue);
            for (long offset = 0; offset < end; ) {
                PullResult result = reader.pull(queue, "*", offset, 32);
                Lab.check(result.getNextBeginOffset() > offset, "reading stops at " + offset + " of " + end + " in " + queue + ": " + result);
                if (result.getMsgFoundList() != null) {
                    for (MessageExt message : result.getMsgFoundList()) {
                        Lab.check(ids.put(message.getQueueOffset(), message.getMsgId()) == null, "offset twice: " + message);
                    }
                }
                offset = result.getNextBeginOffset();
            }
            for (long offset = 0; offset < end; offset++) {
                Lab.check(ids.containsKey(offset), "no message at " + queue + "@" + offset);
            }
        }
        return all;
    }

    private static void compare(Queue<Ack> acks, Map<MessageQueue, Map<Long, String>> stored) {
        Map<String, String> byPlace = new HashMap<>();
        for (Ack ack : acks) {
            String other = byPlace.put(ack.queue + "@" + ack.offset, ack.id);
            Lab.check(other == null, "place " + ack.queue + "@" + ack.offset + " was given to " + other + " and to " + ack.id);
            Lab.equal(ack.id, stored.get(ack.queue).get(ack.offset), "message at the acknowledged place " + ack.queue + "@" + ack.offset);
        }
    }

    private static void nameServersGone(Lab outer) throws Exception {
        String one = outer.name("ns1");
        String two = outer.name("ns2");
        String addresses = startNameServer(outer, one) + ";" + startNameServer(outer, two);
        startBroker(outer, outer.name("b"), one + "," + two, "registerNameServerPeriod=10000");
        Lab lab = inside(outer, addresses);
        String topic = lab.topic(4);
        DefaultMQProducer producer = lab.producer();
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "*");
        AtomicInteger sent = new AtomicInteger();
        lab.send(producer, topic, sent.getAndAdd(20), 20);
        Lab.eventually(30, inbox::summary, () -> inbox.size() == 20);

        Lab.cluster("stop", one, "KILL");
        Lab.cluster("stop", two, "KILL");
        long end = System.nanoTime() + 4_000_000_000L;
        while (System.nanoTime() < end) {
            lab.send(producer, topic, sent.getAndAdd(10), 10);
            Lab.eventually(5, () -> "without name servers: " + inbox.summary(), () -> inbox.size() == sent.get());
        }
        DefaultMQProducer orphan = lab.producer();
        Exception plain = Lab.refused(() -> orphan.send(new Message(topic, Lab.bytes("x"))), "a message of a producer that has no route");
        Lab.check(plain.toString().contains("connect"), "error of a new producer: " + plain);

        Lab.cluster("start", one);
        Lab.cluster("start", two);
        for (String address : addresses.split(";")) {
            // A broker registers every 10 s here; one second more is what the routes may take.
            Lab.eventually(11, "route at " + address, () -> lab.ask(address, 105, null, "topic", topic).getCode() == 0);
        }
        lab.send(lab.producer(), topic, sent.getAndAdd(10), 10);
        lab.send(producer, topic, sent.getAndAdd(10), 10);
        Lab.eventually(30, () -> "at the end: " + inbox.summary(), () -> inbox.size() == sent.get());
        Lab.eachOnce(sent.get(), inbox.texts());
    }

    private static void mixedCluster(Lab outer) throws Exception {
        String own = outer.name("ns-own");
        String apache = outer.name("ns-apache");
        String ownAddress = startNameServer(outer, own);
        String apacheAddress = startNameServer(outer, apache, "apache");
        startBroker(outer, outer.name("b-own"), own + "," + apache);
        startBroker(outer, outer.name("b-apache"), own + "," + apache, "apache");
        for (String nameServer : List.of(ownAddress, apacheAddress)) {
            Lab lab = inside(outer, nameServer);
            Lab.equal(2, lab.brokerAddresses().size(), "brokers known to " + nameServer);
            String topic = lab.topic(lab.name(nameServer.equals(ownAddress) ? "own" : "apache"), 2);
            Inbox inbox = new Inbox();
            inbox.start(lab.consumer(lab.name("group-" + nameServer.replaceAll("\\D", ""))), topic, "*");
            DefaultMQProducer producer = lab.producer();
            Map<String, Integer> byBroker = new HashMap<>();
            for (int i = 0; i < 40; i++) {
                byBroker.merge(Lab.stored(producer.send(new Message(topic, Lab.bytes(i)))).getMessageQueue().getBrokerName(), 1, Integer::sum);
            }
            Lab.check(byBroker.size() == 2, "messages went to " + byBroker);
            Lab.eventually(30, inbox::summary, () -> inbox.size() == 40);
            Lab.eachOnce(40, inbox.texts());
        }
    }
}
