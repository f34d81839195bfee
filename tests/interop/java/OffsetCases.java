import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;

/** Groups that are moved while they consume, and what deletion leaves of them. */
final class OffsetCases {
    private static final int QUEUES = 4;
    private static final int GROUPS = Integer.parseInt(System.getenv().getOrDefault("MQ_RESET_GROUPS", "5"));

    static void register(Map<String, Interop.Case> cases) {
        cases.put("offset-reset-online", OffsetCases::resetOnline);
        cases.put("offset-group-deletion", OffsetCases::deletion);
    }

    /** What one group was given since its last reset. */
    private static final class Seen {
        final Map<Integer, List<Long>> byQueue = new ConcurrentHashMap<>();

        void add(MessageExt message) {
            byQueue.computeIfAbsent(message.getQueueId(), queue -> Collections.synchronizedList(new ArrayList<>())).add(message.getQueueOffset());
        }

        /** Whether every queue restarted exactly at its target and came to its end. */
        boolean restarted(Map<Integer, Long> targets, Map<Integer, Long> ends) {
            return targets.keySet().stream().allMatch(queue -> {
                TreeSet<Long> offsets = new TreeSet<>(byQueue.getOrDefault(queue, List.of()));
                long target = targets.get(queue);
                return target == ends.get(queue) ? offsets.isEmpty()
                    : !offsets.isEmpty() && offsets.first() == target && offsets.last() == ends.get(queue) - 1 && offsets.size() == ends.get(queue) - target;
            });
        }
    }

    private static DefaultMQPushConsumer consumer(Lab lab, String group, String topic, Seen seen) throws Exception {
        DefaultMQPushConsumer consumer = lab.consumer(group);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (batch, context) -> {
            batch.forEach(seen::add);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        return consumer;
    }

    private static void send(DefaultMQProducer producer, String topic, int each) throws Exception {
        for (MessageQueue queue : producer.fetchPublishMessageQueues(topic)) {
            for (int i = 0; i < each; i++) {
                Lab.stored(producer.send(new Message(topic, Lab.bytes(i)), queue));
            }
        }
    }

    private static Map<Integer, Long> all(long offset) {
        Map<Integer, Long> offsets = new HashMap<>();
        for (int queue = 0; queue < QUEUES; queue++) offsets.put(queue, offset);
        return offsets;
    }

    private static void resetOnline(Lab lab) throws Exception {
        String topic = lab.topic(QUEUES);
        DefaultMQProducer producer = lab.producer();
        send(producer, topic, 20);
        Thread.sleep(50);
        long between = System.currentTimeMillis();
        Thread.sleep(50);
        send(producer, topic, 10);
        List<String> groups = new ArrayList<>();
        Map<String, Seen> seen = new HashMap<>();
        for (int i = 0; i < GROUPS; i++) {
            String group = lab.name("group" + i);
            groups.add(group);
            seen.put(group, new Seen());
            consumer(lab, group, topic, seen.get(group));
        }
        for (String group : groups) {
            Lab.eventually(40, () -> "all of " + group + ": " + seen.get(group).byQueue, () -> seen.get(group).restarted(all(0), all(30)));
        }
        Thread.sleep(6_000); // every position is committed by now
        round(lab, topic, groups, seen, between, all(20), all(30), "back to a moment");
        round(lab, topic, groups, seen, 0, all(0), all(30), "back to the beginning");
        round(lab, topic, groups, seen, -1, all(30), all(30), "to now");
        send(producer, topic, 5);
        for (String group : groups) {
            Lab.eventually(40, () -> "what came after now of " + group + ": " + seen.get(group).byQueue, () -> seen.get(group).restarted(all(30), all(35)));
        }
    }

    private static void round(Lab lab, String topic, List<String> groups, Map<String, Seen> seen, long timestamp, Map<Integer, Long> targets,
        Map<Integer, Long> ends, String what) throws Exception {
        for (String group : groups) {
            seen.get(group).byQueue.clear();
            Map<MessageQueue, Long> told = lab.admin().resetOffsetByTimestamp(topic, group, timestamp, true);
            told.forEach((queue, offset) -> Lab.equal(targets.get(queue.getQueueId()), offset, what + ", target of " + queue));
            Lab.equal(QUEUES, told.size(), what + ", queues");
        }
        for (String group : groups) {
            Lab.eventually(60, () -> what + ", " + group + ": " + seen.get(group).byQueue, () -> seen.get(group).restarted(targets, ends));
        }
        Thread.sleep(12_000); // Java's client takes a new position after 10 s; late commits of the old one would come within 5 s
        for (String group : groups) {
            Lab.check(seen.get(group).restarted(targets, ends), what + ", later, " + group + ": " + seen.get(group).byQueue);
        }
    }

    /** The position that the broker has of the group in queue 0. */
    static String committed(Lab lab, String group, String topic) throws Exception {
        RemotingCommand answer = lab.ask(lab.brokerAddresses().get(0), 14, null, "consumerGroup", group, "topic", topic, "queueId", "0",
            "setZeroIfNotFound", "false");
        return answer.getExtFields() == null ? null : answer.getExtFields().get("offset");
    }

    private static void deletion(Lab lab) throws Exception {
        String topic = lab.topic(1);
        String group = lab.name("group");
        String broker = lab.brokerAddresses().get(0);
        send(lab.producer(), topic, 3);
        Lab.equal(0, lab.ask(broker, 200, Lab.bytes("{\"groupName\":\"" + group + "\"}")).getCode(), "creation");
        Lab.equal(0, lab.ask(broker, 15, null, "consumerGroup", group, "topic", topic, "queueId", "0", "commitOffset", "2").getCode(), "commit");
        Lab.equal("2", committed(lab, group, topic), "position");
        Lab.equal(0, lab.ask(broker, 207, null, "groupName", group, "cleanOffset", "false").getCode(), "deletion");
        Lab.equal("2", committed(lab, group, topic), "position after a deletion that keeps it");
        lab.ask(broker, 207, null, "groupName", group, "cleanOffset", "true");
        Lab.equal(null, committed(lab, group, topic), "position after a deletion that takes it too");
    }
}
