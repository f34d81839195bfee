import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/** Our mqadmin moves a group of Java's push consumer by time, and undo brings the former positions back. */
final class ResetCases {
    private static final int QUEUES = 2;
    private static final int EACH = 5;

    static void register(Map<String, Interop.Case> cases) {
        cases.put("mqadmin-offset-reset-online", lab -> new Group(lab, false).online());
        cases.put("mqadmin-offset-reset-orderly", lab -> new Group(lab, true).online());
        cases.put("mqadmin-offset-reset-offline", lab -> new Group(lab, false).offline());
    }

    /** A group that has consumed messages of before and after a moment. */
    private static final class Group {
        private final Lab lab;
        private final boolean orderly;
        private final String topic;
        private final String group;
        private final Path home;
        private final DefaultMQProducer producer;
        private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private final long moment;
        private final Map<Integer, Long> targets;
        private final Map<Integer, Long> ends;

        Group(Lab lab, boolean orderly) throws Exception {
            this.lab = lab;
            this.orderly = orderly;
            topic = lab.topic(QUEUES);
            group = lab.name("group");
            home = Files.createTempDirectory(Lab.serverFolder("."), "home-");
            producer = lab.producer();
            send("before");
            targets = ends();
            Thread.sleep(5); // a moment that is not that of any message
            moment = System.currentTimeMillis();
            Thread.sleep(5);
            send("after");
            ends = ends();
        }

        private void send(String what) throws Exception {
            for (MessageQueue queue : producer.fetchPublishMessageQueues(topic)) {
                for (int i = 0; i < EACH; i++) {
                    Lab.stored(producer.send(new Message(topic, Lab.bytes(what + queue.getQueueId() + i)), queue));
                }
            }
        }

        private Map<Integer, Long> ends() throws Exception {
            Map<Integer, Long> ends = new TreeMap<>();
            for (MessageQueue queue : producer.fetchPublishMessageQueues(topic)) {
                ends.put(queue.getQueueId(), producer.maxOffset(queue));
            }
            return ends;
        }

        private void take(List<MessageExt> batch) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            batch.forEach(message -> seen.add(Lab.text(message)));
        }

        private DefaultMQPushConsumer consumer() throws Exception {
            DefaultMQPushConsumer consumer = lab.consumer(group);
            consumer.subscribe(topic, "*");
            consumer.setPersistConsumerOffsetInterval(500);
            if (orderly) {
                consumer.registerMessageListener((MessageListenerOrderly) (batch, context) -> {
                    take(batch);
                    return ConsumeOrderlyStatus.SUCCESS;
                });
            } else {
                consumer.registerMessageListener((MessageListenerConcurrently) (batch, context) -> {
                    take(batch);
                    return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
                });
            }
            consumer.start();
            return consumer;
        }

        private Map<Integer, Long> positions() throws Exception {
            Map<Integer, Long> positions = new TreeMap<>();
            lab.admin().examineConsumeStats(group, topic).getOffsetTable()
                .forEach((queue, offsets) -> positions.put(queue.getQueueId(), offsets.getConsumerOffset()));
            return positions;
        }

        private void awaitPositions(Map<Integer, Long> expected, String when) throws Exception {
            Lab.eventually(90, () -> when + ": positions " + expected + ", not " + positions(), () -> positions().equals(expected));
        }

        /** Over several of the client's commits, while its listener has still older messages in hand. */
        private void stay(Map<Integer, Long> expected, String when) throws Exception {
            for (long end = System.nanoTime() + 3_000_000_000L; System.nanoTime() < end; Thread.sleep(50)) {
                Lab.equal(expected, positions(), when);
            }
        }

        private Mqadmin run(String... words) throws Exception {
            return Mqadmin.run(lab.nameServer, Map.of("XDG_STATE_HOME", home.toString(), "HOME", home.toString()), List.of(words));
        }

        private String mqadmin(String... words) throws Exception {
            Mqadmin ended = run(words);
            Lab.equal(0, ended.exit(), "exit of mqadmin " + String.join(" ", words));
            return ended.printed();
        }

        private void reset() throws Exception {
            mqadmin("offset", "reset", group, "--topic", topic, "--to-time", "@" + moment, "--confirm", group);
        }

        /** Its clients may still be on their way from the last move, and mqadmin leaves them alone for a while then. */
        private void resetAgain() throws Exception {
            Lab.eventually(60, "a second reset", () -> {
                Mqadmin ended = run("offset", "reset", group, "--topic", topic, "--to-time", "@" + moment, "--confirm", group);
                Lab.check(ended.exit() == 0 || ended.exit() == 8, "exit of the second reset: " + ended.exit());
                if (ended.exit() == 8) Thread.sleep(1_000);
                return ended.exit() == 0;
            });
        }

        private void undo() throws Exception {
            String newest = mqadmin("undo", "ls", "-o", "name").lines().findFirst().orElseThrow();
            mqadmin("undo", "apply", newest, "--confirm", group);
        }

        private List<String> bodies(String what) {
            return Stream.iterate(0, queue -> queue < QUEUES, queue -> queue + 1)
                .flatMap(queue -> Stream.iterate(0, i -> i < EACH, i -> i + 1).map(i -> what + queue + i)).sorted().toList();
        }

        private void awaitSeen(List<String> expected, String when) throws Exception {
            Lab.eventually(90, () -> when + ": " + expected + ", not " + sorted(), () -> sorted().equals(expected));
        }

        private List<String> sorted() {
            synchronized (seen) {
                return seen.stream().sorted().toList();
            }
        }

        /** Java's client needs 10 s for a reset, and would do another one at the same time. It is done when it has pulled from the targets. */
        private void awaitTold() throws Exception {
            String client = lab.admin().examineConsumerConnectionInfo(group).getConnectionSet().iterator().next().getClientId();
            Lab.eventually(90, "the client to pull from the targets", () -> {
                var held = lab.admin().getConsumerRunningInfo(group, client, false).getMqTable();
                return targets.entrySet().stream().allMatch(target -> held.entrySet().stream().anyMatch(queue -> queue.getKey().getTopic().equals(topic)
                    && queue.getKey().getQueueId() == target.getKey() && !queue.getValue().isDroped()
                    && queue.getValue().getCachedMsgCount() > 0 && queue.getValue().getCachedMsgMinOffset() == target.getValue()));
            });
        }

        void online() throws Exception {
            consumer();
            awaitPositions(ends, "all consumed");
            seen.clear();
            reset();
            awaitSeen(bodies("after"), "what came after the moment comes again");
            awaitPositions(ends, "consumed again");
            // Now the listener has its hands full, so that the positions stay where the reset put them.
            gate = new CountDownLatch(1);
            seen.clear();
            resetAgain();
            awaitPositions(targets, "moved");
            // An orderly client does not pull again before its listener has come back.
            if (!orderly) awaitTold();
            undo();
            stay(ends, "positions after the undo");
            gate.countDown();
            send("last");
            awaitPositions(ends(), "going on");
            Lab.check(sorted().containsAll(bodies("last")), "what was sent last is missing: " + sorted());
        }

        void offline() throws Exception {
            DefaultMQPushConsumer first = consumer();
            awaitPositions(ends, "all consumed");
            first.shutdown();
            seen.clear();
            Lab.eventually(90, "the group to be offline", () -> String.valueOf(Lab.refused(() -> lab.admin().examineConsumerConnectionInfo(group), "asking for clients")).contains("206"));
            reset();
            awaitPositions(targets, "moved");
            undo();
            awaitPositions(ends, "moved back");
            reset();
            consumer();
            awaitSeen(bodies("after"), "what came after the moment comes again");
            awaitPositions(ends, "consumed again");
        }
    }
}
