import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/** The lite pull consumer: queues that the application assigns, and those that its group shares. */
final class LitePullCases {
    static void register(Map<String, Interop.Case> cases) {
        cases.put("litepull-assign-seek-commit", LitePullCases::assign);
        cases.put("litepull-subscribe", LitePullCases::subscribe);
    }

    /** Polls until there are {@code count} messages. */
    static List<MessageExt> poll(DefaultLitePullConsumer consumer, int count) throws Exception {
        List<MessageExt> found = new ArrayList<>();
        Lab.eventually(30, () -> count + " messages; there were " + found.size(), () -> {
            found.addAll(consumer.poll(500));
            return found.size() >= count;
        });
        return found;
    }

    static List<MessageExt> afterSeek(DefaultLitePullConsumer consumer, MessageQueue queue, long offset, int count) throws Exception {
        return afterSeek(consumer, () -> consumer.seek(queue, offset), offset, count);
    }

    /**
     * The messages that the consumer gives after it was told to seek, from {@code first} on. The seek is said again when something else comes, or
     * nothing: the client may still give what it had pulled already, and the pull task that a seek ends may take the new place with it to its end.
     * Both happen with either server, to one of thirty seeks right after an assignment.
     */
    private static List<MessageExt> afterSeek(DefaultLitePullConsumer consumer, Lab.Action seek, long first, int count) throws Exception {
        List<MessageExt> found = new ArrayList<>();
        Lab.eventually(30, () -> count + " messages from " + first + " on; last there were " + offsets(found), () -> {
            seek.run();
            found.clear();
            while (found.size() < count) {
                List<MessageExt> polled = consumer.poll(2_000);
                found.addAll(polled);
                if (polled.isEmpty() || found.get(0).getQueueOffset() != first) return false;
            }
            return true;
        });
        return found;
    }

    private static List<Long> offsets(List<MessageExt> messages) {
        return messages.stream().map(MessageExt::getQueueOffset).collect(Collectors.toList());
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
        Lab.equal(10, poll(consumer, 10).size(), "messages from the first on");
        Lab.equal(List.of(6L, 7L, 8L, 9L), offsets(afterSeek(consumer, queue, 6, 4)), "from 6 on");
        consumer.commitSync();
        Lab.eventually(15, () -> "committed 10, it is " + OffsetCases.committed(lab, group, topic), () -> "10".equals(OffsetCases.committed(lab, group, topic)));
        Lab.equal(10, afterSeek(consumer, () -> consumer.seekToBegin(queue), 0, 10).size(), "messages from the beginning on");
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
        return afterSeek(consumer, queue, offset, 1).get(0).getStoreTimestamp();
    }

    private static void subscribe(Lab lab) throws Exception {
        String topic = lab.topic(4);
        String group = lab.name("group");
        DefaultLitePullConsumer first = ConsumeCases.liteConsumer(lab, group);
        first.subscribe(topic, "*");
        first.start();
        lab.send(lab.producer(), topic, 0, 40);
        Lab.eachOnce(40, Lab.texts(poll(first, 40)));
        first.commitSync();
        first.shutdown();
        lab.send(lab.producer(), topic, 40, 8);
        DefaultLitePullConsumer second = ConsumeCases.liteConsumer(lab, group);
        second.subscribe(topic, "*");
        second.start();
        Lab.eachOnce(40, 48, Lab.texts(poll(second, 8)));
    }
}
