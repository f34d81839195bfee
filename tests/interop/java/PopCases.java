import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;

/** Consumption by pops: push consumers that a broker was told to let pop, and bare requests. Clients of 4.x cannot pop. */
final class PopCases {
    private static final int SUCCESS = 0;
    private static final int POLLING_TIMEOUT = 210;

    static void register(Map<String, Interop.Case> cases) {
        try {
            DefaultMQPushConsumer.class.getMethod("setClientRebalance", boolean.class);
        } catch (NoSuchMethodException e) {
            return;
        }
        cases.put("pop-push", PopCases::push);
        cases.put("pop-consumer-gone", PopCases::consumerGone);
        cases.put("pop-later", PopCases::later);
        cases.put("pop-again", PopCases::again);
        cases.put("pop-order", PopCases::order);
    }

    // Push consumers

    /** Tells the broker that the group pops the topic. */
    private static void popMode(Lab lab, String topic, String group) throws Exception {
        String body = "{\"consumerGroup\":\"" + group + "\",\"mode\":\"POP\",\"popShareQueueNum\":8,\"topic\":\"" + topic + "\"}";
        for (String broker : lab.brokerAddresses()) {
            Lab.equal(SUCCESS, lab.ask(broker, 401, Lab.bytes(body)).getCode(), "setting the mode");
        }
    }

    /** A consumer that leaves the balance to the broker; what it does not acknowledge within 10 s comes again. */
    private static DefaultMQPushConsumer popper(Lab lab, String group, String topic, MessageListenerConcurrently listener) throws Exception {
        DefaultMQPushConsumer consumer = lab.consumer(group);
        DefaultMQPushConsumer.class.getMethod("setClientRebalance", boolean.class).invoke(consumer, false);
        DefaultMQPushConsumer.class.getMethod("setPopInvisibleTime", long.class).invoke(consumer, 10_000L);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener(listener);
        consumer.start();
        Lab.eventually(60, "the consumer pops", () -> popped(consumer, topic));
        return consumer;
    }

    private static boolean popped(DefaultMQPushConsumer consumer, String topic) throws Exception {
        Object balance = consumer.getDefaultMQPushConsumerImpl().getRebalanceImpl();
        Map<?, ?> queues = (Map<?, ?>) balance.getClass().getMethod("getPopProcessQueueTable").invoke(balance);
        return queues.keySet().stream().anyMatch(queue -> ((MessageQueue) queue).getTopic().equals(topic));
    }

    private static MessageListenerConcurrently into(Inbox inbox) {
        return (batch, context) -> {
            inbox.add(batch);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        };
    }

    private static void push(Lab lab) throws Exception {
        String topic = lab.topic(4);
        String group = lab.name("group");
        popMode(lab, topic, group);
        Inbox one = new Inbox();
        Inbox two = new Inbox();
        popper(lab, group, topic, into(one));
        popper(lab, group, topic, into(two));
        DefaultMQProducer producer = lab.producer();
        lab.send(producer, topic, 0, 200);
        Lab.eventually(30, () -> one.size() + " and " + two.size() + " of 200 messages", () -> one.size() + two.size() >= 200);
        Thread.sleep(13_000); // what was not acknowledged would come again now
        List<String> texts = one.texts();
        texts.addAll(two.texts());
        Lab.eachOnce(200, texts);
    }

    private static void consumerGone(Lab lab) throws Exception {
        String topic = lab.topic(2);
        String group = lab.name("group");
        popMode(lab, topic, group);
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        DefaultMQPushConsumer doomed = popper(lab, group, topic, (batch, context) -> {
            batch.forEach(message -> taken.add(Lab.text(message)));
            try {
                new CountDownLatch(1).await(); // it takes messages and never says what became of them
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        });
        lab.send(lab.producer(), topic, 0, 20);
        Lab.eventually(30, () -> taken.size() + " messages taken", () -> taken.size() >= 4);
        doomed.shutdown();
        Inbox inbox = new Inbox();
        popper(lab, group, topic, into(inbox));
        Lab.eventually(60, inbox::summary, () -> inbox.size() >= 20);
        Lab.eachOnce(20, inbox.texts());
        for (MessageExt message : inbox.messages()) {
            Lab.equal(topic, message.getTopic(), "topic of " + Lab.text(message));
            if (taken.contains(Lab.text(message))) Lab.check(message.getReconsumeTimes() >= 1, Lab.text(message) + " was not counted");
        }
    }

    private static void later(Lab lab) throws Exception {
        String topic = lab.topic(1);
        String group = lab.name("group");
        popMode(lab, topic, group);
        Inbox inbox = new Inbox();
        popper(lab, group, topic, (batch, context) -> {
            inbox.add(batch);
            return batch.get(0).getReconsumeTimes() == 0 ? ConsumeConcurrentlyStatus.RECONSUME_LATER : ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        lab.send(lab.producer(), topic, 0, 3);
        Lab.eventually(60, inbox::summary, () -> inbox.size() >= 6);
        List<Integer> times = inbox.messages().stream().map(MessageExt::getReconsumeTimes).sorted().collect(Collectors.toList());
        Lab.equal(List.of(0, 0, 0, 1, 1, 1), times, "counts");
        long ids = inbox.messages().stream().map(MessageExt::getMsgId).distinct().count();
        Lab.equal(3L, ids, "unique ids");
    }

    // Bare requests

    private static RemotingCommand pop(Lab lab, String topic, String group, long invisibleMs, long pollMs, String... more) throws Exception {
        List<String> fields = new ArrayList<>(List.of("consumerGroup", group, "topic", topic, "queueId", "0", "maxMsgNums", "2",
            "invisibleTime", "" + invisibleMs, "pollTime", "" + pollMs, "bornTime", "" + System.currentTimeMillis(), "initMode", "0"));
        fields.addAll(List.of(more));
        return lab.ask(lab.brokerAddresses().get(0), 200050, null, fields.toArray(new String[0]));
    }

    /** The offsets in an answer; none when there was nothing. */
    private static List<Long> offsets(RemotingCommand answer) {
        if (answer.getCode() == POLLING_TIMEOUT) return List.of();
        Lab.equal(SUCCESS, answer.getCode(), "pop: " + answer.getRemark());
        return messages(answer).stream().map(MessageExt::getQueueOffset).collect(Collectors.toList());
    }

    private static List<MessageExt> messages(RemotingCommand answer) {
        return MessageDecoder.decodes(ByteBuffer.wrap(answer.getBody()));
    }

    /** The receipt of a message of queue 0, made of the answer's header; from a retry topic it comes with the message. */
    private static String receipt(RemotingCommand answer, MessageExt message, String broker) {
        String given = message.getProperty("POP_CK");
        if (given != null) return given;
        Map<String, String> header = answer.getExtFields();
        String start = header.get("startOffsetInfo").split(" ")[2];
        return String.join(" ", start, header.get("popTime"), header.get("invisibleTime"), header.get("reviveQid"), "0", broker, "0",
            "" + message.getQueueOffset());
    }

    private static void ack(Lab lab, String topic, String group, String receipt, int expected) throws Exception {
        String[] parts = receipt.split(" ");
        String from = parts[4].equals("1") ? "%RETRY%" + group + "_" + topic : topic;
        RemotingCommand answer = lab.ask(lab.brokerAddresses().get(0), 200051, null, "consumerGroup", group, "topic", from, "queueId", parts[6],
            "extraInfo", receipt, "offset", parts[7]);
        Lab.equal(expected, answer.getCode(), "acknowledging: " + answer.getRemark());
    }

    private static String broker(Lab lab) throws Exception {
        String first = lab.brokerAddresses().get(0);
        return lab.admin().examineBrokerClusterInfo().getBrokerAddrTable().values().stream()
            .filter(broker -> first.equals(broker.getBrokerAddrs().get(0L))).findFirst().get().getBrokerName();
    }

    private static String oneQueue(Lab lab, int messages) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        MessageQueue queue = producer.fetchPublishMessageQueues(topic).stream()
            .filter(one -> { try { return one.getBrokerName().equals(broker(lab)); } catch (Exception e) { return false; } }).findFirst().get();
        for (int i = 0; i < messages; i++) {
            Lab.stored(producer.send(new Message(topic, Lab.bytes(i)), queue));
        }
        return topic;
    }

    private static void again(Lab lab) throws Exception {
        String topic = oneQueue(lab, 3);
        String group = lab.name("group");
        String broker = broker(lab);
        RemotingCommand first = pop(lab, topic, group, 2_000, 0);
        Lab.equal(List.of(0L, 1L), offsets(first), "first pop");
        ack(lab, topic, group, receipt(first, messages(first).get(0), broker), SUCCESS);
        RemotingCommand second = pop(lab, topic, group, 60_000, 0);
        Lab.equal(List.of(2L), offsets(second), "second pop");
        ack(lab, topic, group, receipt(second, messages(second).get(0), broker), SUCCESS);
        List<RemotingCommand> third = new ArrayList<>();
        Lab.eventually(60, "the message that was not acknowledged", () -> {
            RemotingCommand answer = pop(lab, topic, group, 60_000, 1_000);
            if (offsets(answer).isEmpty()) return false;
            return third.add(answer);
        });
        MessageExt message = messages(third.get(0)).get(0);
        Lab.equal("1", Lab.text(message), "what came again");
        Lab.equal(topic, message.getTopic(), "its topic");
        Lab.equal(1, message.getReconsumeTimes(), "its count");
        Lab.check(message.getProperty("1ST_POP_TIME") != null, "the first pop's time is missing");
        String receipt = receipt(third.get(0), message, broker);
        Lab.equal("1", receipt.split(" ")[4], "kind in " + receipt);
        ack(lab, topic, group, receipt, SUCCESS);
        ack(lab, topic, group, receipt.replaceAll(" [0-9]+$", " 99"), 208);
    }

    private static void order(Lab lab) throws Exception {
        String topic = oneQueue(lab, 3);
        String group = lab.name("group");
        String broker = broker(lab);
        RemotingCommand first = pop(lab, topic, group, 60_000, 0, "order", "true", "attemptId", "a");
        Lab.equal(List.of(0L, 1L), offsets(first), "first pop");
        Lab.equal("999", first.getExtFields().get("reviveQid"), "revive queue");
        Lab.equal(List.of(), offsets(pop(lab, topic, group, 60_000, 0, "order", "true", "attemptId", "b")), "while the first is out");
        RemotingCommand same = pop(lab, topic, group, 60_000, 0, "order", "true", "attemptId", "a");
        Lab.equal(List.of(0L, 1L), offsets(same), "the same attempt");
        List<MessageExt> taken = messages(same);
        ack(lab, topic, group, receipt(same, taken.get(1), broker), SUCCESS);
        Lab.equal(List.of(), offsets(pop(lab, topic, group, 60_000, 0, "order", "true", "attemptId", "c")), "while one is out");
        ack(lab, topic, group, receipt(same, taken.get(0), broker), SUCCESS);
        RemotingCommand last = pop(lab, topic, group, 1_000, 0, "order", "true", "attemptId", "d");
        Lab.equal(List.of(2L), offsets(last), "behind them");
        List<RemotingCommand> again = new ArrayList<>();
        Lab.eventually(30, "the last one again", () -> {
            RemotingCommand answer = pop(lab, topic, group, 60_000, 0, "order", "true", "attemptId", "e" + System.nanoTime());
            return !offsets(answer).isEmpty() && again.add(answer);
        });
        Lab.equal(List.of(2L), offsets(again.get(0)), "after its time");
        String counts = again.get(0).getExtFields().get("orderCountInfo");
        Lab.check(counts.contains("0 qo0%2 1"), "counts " + counts);
    }
}
