import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;

/** Several consumers of one group: who is told, who gets which queue, and that order holds. */
final class GroupCases {
    static void register(Map<String, Interop.Case> cases) {
        cases.put("group-shares-queues", GroupCases::sharesQueues);
        cases.put("consume-orderly", GroupCases::orderly);
    }

    /** Notes when requests of one code pass a client, in either direction. */
    private static final class Watch implements RPCHook {
        private final int code;
        private final List<Long> times = Collections.synchronizedList(new ArrayList<>());

        Watch(int code) {
            this.code = code;
        }

        @Override
        public void doBeforeRequest(String address, RemotingCommand request) {
            if (request.getCode() == code) times.add(System.nanoTime());
        }

        @Override
        public void doAfterResponse(String address, RemotingCommand request, RemotingCommand response) {
        }
    }

    private static boolean shared(DefaultMQPushConsumer one, DefaultMQPushConsumer two, String topic, int queues) {
        Set<MessageQueue> all = new HashSet<>(Lab.held(one, topic));
        all.addAll(Lab.held(two, topic));
        return Lab.held(one, topic).size() == queues / 2 && Lab.held(two, topic).size() == queues / 2 && all.size() == queues;
    }

    /** The messages from 20 on. */
    private static List<String> later(Inbox inbox) {
        return inbox.texts().stream().filter(text -> Integer.parseInt(text) >= 20).collect(Collectors.toList());
    }

    private static void sharesQueues(Lab lab) throws Exception {
        String topic = lab.topic(4);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        Inbox one = new Inbox();
        Inbox two = new Inbox();
        Watch notified = new Watch(40);
        DefaultMQPushConsumer first = lab.consumer(group, notified);
        one.start(first, topic, "*");
        Lab.eventually(30, () -> "all queues for one consumer; it holds " + Lab.held(first, topic), () -> Lab.held(first, topic).size() == 4);
        lab.send(producer, topic, 0, 20);
        Lab.eventually(30, one::summary, () -> one.size() == 20);

        notified.times.clear(); // its own arrival is announced too
        Watch joined = new Watch(34);
        DefaultMQPushConsumer second = lab.consumer(group, joined);
        two.start(second, topic, "*");
        long join = joined.times.get(0);
        Lab.eventually(1 - (System.nanoTime() - join) / 1e9, "the first consumer told of the second", () -> notified.times.stream().anyMatch(time -> time > join));
        Lab.eventually(3 - (System.nanoTime() - join) / 1e9, () -> "queues shared; first " + Lab.held(first, topic) + ", second " + Lab.held(second, topic),
            () -> shared(first, second, topic, 4));
        // What was accepted shortly before the queues moved may come again; what is sent from now on may not.
        lab.send(producer, topic, 20, 100);
        Lab.eventually(10, () -> "both: " + one.size() + " and " + two.size() + " arrived", () -> later(one).size() + later(two).size() >= 100);
        Thread.sleep(500); // a second delivery would come now
        List<String> texts = later(one);
        Lab.equal(50, texts.size(), "share of the first consumer");
        texts.addAll(later(two));
        Lab.eachOnce(20, 120, texts);

        second.shutdown();
        Lab.eventually(3, () -> "all queues back; it holds " + Lab.held(first, topic), () -> Lab.held(first, topic).size() == 4);
    }

    private static DefaultMQPushConsumer orderlyConsumer(Lab lab, String group, String topic, Map<MessageQueue, List<Integer>> seen) throws Exception {
        DefaultMQPushConsumer consumer = lab.consumer(group);
        consumer.setConsumeMessageBatchMaxSize(1);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerOrderly) (batch, context) -> {
            MessageExt message = batch.get(0);
            int number = Integer.parseInt(Lab.text(message));
            if (number % 40 == 7 && message.getReconsumeTimes() == 0) {
                context.setSuspendCurrentQueueTimeMillis(50);
                return ConsumeOrderlyStatus.SUSPEND_CURRENT_QUEUE_A_MOMENT; // comes again, before its successors
            }
            seen.computeIfAbsent(context.getMessageQueue(), queue -> Collections.synchronizedList(new ArrayList<>())).add(number);
            return ConsumeOrderlyStatus.SUCCESS;
        });
        consumer.start();
        return consumer;
    }

    private static void orderly(Lab lab) throws Exception {
        String topic = lab.topic(4);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        Map<MessageQueue, List<Integer>> seen = new ConcurrentHashMap<>();
        DefaultMQPushConsumer one = orderlyConsumer(lab, group, topic, seen);
        DefaultMQPushConsumer two = orderlyConsumer(lab, group, topic, seen);
        Lab.eventually(30, "queues shared", () -> shared(one, two, topic, 4));
        for (int i = 0; i < 200; i++) {
            Lab.stored(producer.send(new Message(topic, Lab.bytes(i)), (queues, message, number) -> queues.get((Integer) number % 4), i));
        }
        Lab.eventually(30, () -> "200 messages in order; queues have " + seen.values().stream().map(List::size).collect(Collectors.toList()),
            () -> seen.values().stream().mapToInt(List::size).sum() >= 200);
        for (Map.Entry<MessageQueue, List<Integer>> queue : seen.entrySet()) {
            List<Integer> numbers = queue.getValue();
            Lab.equal(50, numbers.size(), "messages of " + queue.getKey());
            for (int i = 1; i < numbers.size(); i++) {
                Lab.equal(numbers.get(i - 1) + 4, numbers.get(i), "successor of " + numbers.get(i - 1) + " in " + queue.getKey());
            }
        }
    }
}
