import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

/** Producing: every way to send, and what must be refused. */
final class SendCases {
    static void register(Map<String, Interop.Case> cases) {
        cases.put("send-sync", SendCases::sync);
        cases.put("send-async", SendCases::async);
        cases.put("send-oneway", SendCases::oneway);
        cases.put("send-batch", SendCases::batch);
        cases.put("send-to-queue", SendCases::toQueue);
        cases.put("send-creates-topic", SendCases::createsTopic);
        cases.put("big-message", SendCases::bigMessage);
        cases.put("illegal-topic", SendCases::illegalTopic);
        cases.put("send-twice", SendCases::twice);
    }

    private static void sync(Lab lab) throws Exception {
        String topic = lab.topic(4);
        DefaultMQProducer producer = lab.producer();
        Map<MessageQueue, Long> next = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            SendResult result = Lab.stored(producer.send(new Message(topic, Lab.bytes(i))));
            Lab.equal(next.getOrDefault(result.getMessageQueue(), 0L), result.getQueueOffset(), "offset in " + result.getMessageQueue());
            next.put(result.getMessageQueue(), result.getQueueOffset() + 1);
            Lab.check(ids.add(result.getOffsetMsgId()), "offset id twice: " + result);
        }
        Lab.equal(4, next.size(), "queues used");
        Lab.equal(100L, lab.stored(producer, topic), "messages stored");
    }

    private static void async(Lab lab) throws Exception {
        String topic = lab.topic(4);
        DefaultMQProducer producer = lab.producer();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Set<String> places = new HashSet<>();
        CountDownLatch open = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            producer.send(new Message(topic, Lab.bytes(i)), new SendCallback() {
                @Override
                public void onSuccess(SendResult result) {
                    synchronized (places) {
                        places.add(Lab.stored(result).getMessageQueue() + "@" + result.getQueueOffset());
                    }
                    open.countDown();
                }

                @Override
                public void onException(Throwable e) {
                    failures.add(e);
                    open.countDown();
                }
            });
        }
        Lab.check(open.await(20, TimeUnit.SECONDS), open.getCount() + " sends without an answer");
        Lab.check(failures.isEmpty(), failures.size() + " failed, first: " + failures.peek());
        Lab.equal(200, places.size(), "different places");
        Lab.eventually(5, "200 messages in the queues", () -> lab.stored(producer, topic) == 200);
    }

    private static void oneway(Lab lab) throws Exception {
        String topic = lab.topic(4);
        DefaultMQProducer producer = lab.producer();
        for (int i = 0; i < 100; i++) {
            producer.sendOneway(new Message(topic, Lab.bytes(i)));
        }
        Lab.eventually(10, "100 messages in the queues", () -> lab.stored(producer, topic) == 100);
    }

    private static void batch(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Message message = new Message(topic, "even".repeat(1 - i % 2), "key" + i, Lab.bytes(i));
            message.putUserProperty("number", String.valueOf(i));
            messages.add(message);
        }
        SendResult first = Lab.stored(producer.send(messages.subList(0, 30)));
        SendResult second = Lab.stored(producer.send(messages.subList(30, 50)));
        Lab.equal(0L, first.getQueueOffset(), "offset of the first batch");
        Lab.equal(30L, second.getQueueOffset(), "offset of the second batch");
        Lab.equal(30, first.getOffsetMsgId().split(",").length, "offset ids of the first batch");
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "*");
        Lab.eventually(30, inbox::summary, () -> inbox.size() == 50);
        for (int i = 0; i < 50; i++) {
            var message = inbox.byOffset().get(i);
            Lab.equal(String.valueOf(i), message.getUserProperty("number"), "property of message " + i);
            Lab.equal("key" + i, message.getKeys(), "key of message " + i);
            Lab.equal((long) i, message.getQueueOffset(), "queue offset of message " + i);
        }
    }

    private static void toQueue(Lab lab) throws Exception {
        String topic = lab.topic(4);
        DefaultMQProducer producer = lab.producer();
        for (int i = 0; i < 20; i++) {
            SendResult result = producer.send(new Message(topic, Lab.bytes(i)), (queues, message, arg) -> queues.get((Integer) arg), 2);
            Lab.equal((long) i, Lab.stored(result).getQueueOffset(), "offset in the chosen queue");
        }
    }

    private static void createsTopic(Lab lab) throws Exception {
        String topic = lab.name("fresh");
        DefaultMQProducer producer = lab.producer();
        lab.send(producer, topic, 0, 10);
        Lab.eventually(5, "route of the new topic", () -> lab.admin().examineTopicRouteInfo(topic).getQueueDatas().get(0).getWriteQueueNums() == 4);
        Lab.equal(10L, lab.stored(producer, topic), "messages stored");
    }

    private static void bigMessage(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        producer.setMaxMessageSize(8 * 1024 * 1024);
        producer.setCompressMsgBodyOverHowmuch(Integer.MAX_VALUE);
        producer.setSendMsgTimeout(20_000);
        byte[] body = new byte[4 * 1024 * 1024];
        new Random(1).nextBytes(body);
        Lab.stored(producer.send(new Message(topic, body)));
        Exception refusal = Lab.refused(() -> producer.send(new Message(topic, new byte[body.length + 1])), "a body over 4 MiB");
        Lab.check(refusal instanceof MQBrokerException, "refused by the client: " + refusal);
        Lab.equal(13, ((MQBrokerException) refusal).getResponseCode(), "code for a body over 4 MiB");
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "*");
        Lab.eventually(30, inbox::summary, () -> inbox.size() == 1);
        Lab.check(java.util.Arrays.equals(body, inbox.messages().get(0).getBody()), "the big body came back changed");
    }

    private static void illegalTopic(Lab lab) throws Exception {
        DefaultMQProducer producer = lab.producer();
        for (String illegal : List.of("../x", "a b", "t".repeat(128), "")) {
            Lab.refused(() -> producer.send(new Message(illegal, Lab.bytes("x"))), "by the client, topic '" + illegal + "'");
            for (String broker : lab.brokerAddresses()) {
                var sent = lab.ask(broker, 310, Lab.bytes("x"), "a", lab.name("producers"), "b", illegal, "c", "TBW102", "d", "4", "e", "0",
                    "f", "0", "g", "0", "h", "0", "i", "", "j", "0", "k", "false", "m", "false");
                Lab.equal(29, sent.getCode(), "answer to a message for topic '" + illegal + "'");
                var created = lab.ask(broker, 17, null, "topic", illegal, "defaultTopic", "TBW102", "readQueueNums", "1", "writeQueueNums", "1",
                    "perm", "6", "topicFilterType", "SINGLE_TAG", "topicSysFlag", "0", "order", "false");
                Lab.equal(29, created.getCode(), "answer to creating topic '" + illegal + "'");
            }
        }
    }

    /** A message that its producer sends again, since it does not know what became of it, is stored once. */
    private static void twice(Lab outer) throws Exception {
        Lab lab = ClusterCases.ownServers(outer, "dedupWindow=10");
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Message message = new Message(topic, Lab.bytes("once"));
        SendResult first = Lab.stored(producer.send(message));
        SendResult again = Lab.stored(producer.send(message));
        Lab.equal(first.getMsgId(), again.getMsgId(), "id of the copy");
        Lab.equal(first.getOffsetMsgId(), again.getOffsetMsgId(), "place of the copy");
        Lab.stored(producer.send(new Message(topic, Lab.bytes("another"))));
        Lab.equal(2L, lab.stored(producer, topic), "messages in the topic");
    }
}
