import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;

/** The lite pull consumer: queues that the application assigns, and those that its group shares. */
final class LitePullCases {
    static void register(Map<String, Interop.Case> cases) {
        cases.put("litepull-assign-seek-commit", LitePullCases::assign);
        cases.put("litepull-subscribe", LitePullCases::subscribe);
    }

    /** Polls until there are {@code count} messages. */
    private static List<MessageExt> poll(DefaultLitePullConsumer consumer, int count) throws Exception {
        List<MessageExt> found = new ArrayList<>();
        Lab.eventually(30, () -> count + " messages; there were " + found.size(), () -> {
            found.addAll(consumer.poll(500));
            return found.size() >= count;
        });
        return found;
    }

    private static List<Long> offsets(List<MessageExt> messages) {
        return messages.stream().map(MessageExt::getQueueOffset).collect(Collectors.toList());
    }

    private static String committed(Lab lab, String group, MessageQueue queue) throws Exception {
        RemotingCommand answer = lab.ask(lab.brokerAddresses().get(0), 14, null, "consumerGroup", group, "topic", queue.getTopic(), "queueId",
            "" + queue.getQueueId(), "setZeroIfNotFound", "false");
        return answer.getExtFields() == null ? null : answer.getExtFields().get("offset");
    }

    private static void assign(Lab lab) throws Exception {
        String topic = lab.topic(1);
        String group = lab.name("group");
        lab.send(lab.producer(), topic, 0, 10);
        DefaultLitePullConsumer consumer = ConsumeCases.liteConsumer(lab, group);
        consumer.start();
        Collection<MessageQueue> queues = consumer.fetchMessageQueues(topic);
        Lab.equal(1, queues.size(), "queues");
        MessageQueue queue = queues.iterator().next();
        consumer.assign(queues);
        consumer.seek(queue, 6);
        Lab.equal(List.of(6L, 7L, 8L, 9L), offsets(poll(consumer, 4)), "from 6 on");
        consumer.commitSync();
        Lab.eventually(15, () -> "committed 10, it is " + committed(lab, group, queue), () -> "10".equals(committed(lab, group, queue)));
        consumer.seekToBegin(queue);
        Lab.equal(0L, poll(consumer, 10).get(0).getQueueOffset(), "the beginning");
        consumer.seekToEnd(queue);
        consumer.pause(queues);
        lab.send(lab.producer(), topic, 10, 2);
        consumer.resume(queues); // a pull that waits at the broker is not paused, so there is nothing to say of the time between
        Lab.equal(List.of(10L, 11L), offsets(poll(consumer, 2)), "after the pause");
        Lab.equal(queue.getQueueId(), 0, "queue");
        // Neighbours may be of the same millisecond, so the place may be an earlier one of that moment.
        long moment = timeOf(consumer, queue, 5);
        long found = consumer.offsetForTimestamp(queue, moment);
        Lab.equal(moment, timeOf(consumer, queue, found), "the moment of the place that was found for it");
    }

    /** The store time of the message at {@code offset}, found by reading it again. */
    private static long timeOf(DefaultLitePullConsumer consumer, MessageQueue queue, long offset) throws Exception {
        consumer.seek(queue, offset);
        MessageExt found = poll(consumer, 1).get(0);
        Lab.equal(offset, found.getQueueOffset(), "offset after a seek");
        return found.getStoreTimestamp();
    }

    private static void subscribe(Lab lab) throws Exception {
        String topic = lab.topic(4);
        String group = lab.name("group");
        DefaultLitePullConsumer first = ConsumeCases.liteConsumer(lab, group);
        first.subscribe(topic, "*");
        first.start();
        lab.send(lab.producer(), topic, 0, 40);
        Lab.eachOnce(40, poll(first, 40).stream().map(Lab::text).collect(Collectors.toList()));
        first.commitSync();
        first.shutdown();
        lab.send(lab.producer(), topic, 40, 8);
        DefaultLitePullConsumer second = ConsumeCases.liteConsumer(lab, group);
        second.subscribe(topic, "*");
        second.start();
        Lab.eachOnce(40, 48, poll(second, 8).stream().map(Lab::text).collect(Collectors.toList()));
    }
}
