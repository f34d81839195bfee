import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;

/** Messages that wait: by level, until a time, recalled, and over the death of their broker. */
final class DelayCases {
    private static final int RECALL_MESSAGE = 370;

    static void register(Map<String, Interop.Case> cases) {
        cases.put("delay-levels", DelayCases::levels);
        cases.put("delay-times", DelayCases::times);
        cases.put("delay-order", DelayCases::order);
        cases.put("delay-refused", DelayCases::refused);
        cases.put("delay-recall", DelayCases::recall);
        cases.put("delay-broker-kill", DelayCases::brokerKill);
    }

    private static Message message(String topic, Object body, String property, Object value) {
        Message message = new Message(topic, "tag", "key", Lab.bytes(body));
        if (property != null) MessageAccessor.putProperty(message, property, String.valueOf(value)); // 4.9.8 has no setters
        return message;
    }

    /** Sends, and gives the moment before. */
    private static long send(DefaultMQProducer producer, Message message) throws Exception {
        long before = System.currentTimeMillis();
        Lab.stored(producer.send(message));
        return before;
    }

    private static void cameAfter(MessageExt message, long due) {
        Lab.check(message.getStoreTimestamp() >= due, Lab.text(message) + " came " + (due - message.getStoreTimestamp()) + " ms early");
        Lab.check(message.getStoreTimestamp() < due + 15_000, Lab.text(message) + " came " + (message.getStoreTimestamp() - due) + " ms late");
    }

    private static Inbox inbox(Lab lab, String topic) throws Exception {
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "*");
        return inbox;
    }

    private static void levels(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Inbox inbox = inbox(lab, topic);
        Map<String, Long> due = new HashMap<>();
        int[] seconds = {0, 1, 5};
        for (int i = 0; i < 30; i++) {
            Message message = message(topic, i, null, null);
            message.setDelayTimeLevel(i % 3);
            due.put(String.valueOf(i), send(producer, message) + seconds[i % 3] * 1_000);
        }
        Lab.eventually(40, inbox::summary, () -> inbox.size() >= 30);
        Lab.eachOnce(30, inbox.texts());
        for (MessageExt message : inbox.messages()) {
            cameAfter(message, due.get(Lab.text(message)));
            Lab.equal("tag key", message.getTags() + " " + message.getKeys(), "tags and keys");
            Lab.equal(topic, message.getTopic(), "topic");
        }
    }

    private static void times(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Inbox inbox = inbox(lab, topic);
        Map<String, Long> due = new HashMap<>();
        due.put("0", send(producer, message(topic, 0, "TIMER_DELAY_SEC", 2)) + 2_000);
        due.put("1", send(producer, message(topic, 1, "TIMER_DELAY_MS", 2_345)) + 2_345);
        long at = System.currentTimeMillis() + 3_210;
        send(producer, message(topic, 2, "TIMER_DELIVER_MS", at));
        due.put("2", at);
        long whole = System.currentTimeMillis() / 1_000 * 1_000 + 4_000;
        send(producer, message(topic, 3, "TIMER_DELIVER_MS", whole));
        due.put("3", whole);
        due.put("4", send(producer, message(topic, 4, "TIMER_DELIVER_MS", System.currentTimeMillis() - 10_000))); // due already
        Lab.eventually(40, inbox::summary, () -> inbox.size() >= 5);
        Lab.eachOnce(5, inbox.texts());
        for (MessageExt message : inbox.messages()) {
            cameAfter(message, due.get(Lab.text(message)));
            Lab.equal("tag key", message.getTags() + " " + message.getKeys(), "tags and keys");
        }
    }

    private static void order(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Inbox inbox = inbox(lab, topic);
        long now = System.currentTimeMillis();
        for (int i : new int[] {3, 0, 4, 2, 1}) {
            send(producer, message(topic, i, "TIMER_DELIVER_MS", now + 3_000 + i * 2_500));
        }
        Lab.eventually(60, inbox::summary, () -> inbox.size() >= 5);
        List<String> texts = Lab.texts(inbox.byOffset());
        Lab.equal(List.of("0", "1", "2", "3", "4"), texts, "order by time");
    }

    private static void refused(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Object[][] illegal = {{"TIMER_DELAY_SEC", 3 * 24 * 3600 + 1}, {"TIMER_DELAY_MS", "soon"}, {"TIMER_DELIVER_MS", Long.MAX_VALUE}};
        for (Object[] property : illegal) {
            Message message = message(topic, "no", (String) property[0], property[1]);
            Exception e = Lab.refused(() -> producer.send(message), property[0] + "=" + property[1]);
            Lab.check(e instanceof MQBrokerException, "expected a refusal: " + e);
            Lab.equal(13, ((MQBrokerException) e).getResponseCode(), "code for " + property[0]);
        }
        Lab.equal(0L, lab.stored(producer, topic), "messages stored");
    }

    private static void recall(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Inbox inbox = inbox(lab, topic);
        long at = System.currentTimeMillis() / 1_000 * 1_000 + 8_500;
        SendResult gone = null;
        for (int i = 0; i < 3; i++) {
            SendResult result = Lab.stored(producer.send(message(topic, i, "TIMER_DELIVER_MS", at)));
            if (i == 1) gone = result;
        }
        String handle = handle(topic, gone, at);
        Lab.equal(gone.getMsgId(), recall(lab, producer, topic, handle), "id of the recalled message");
        Exception e = Lab.refused(() -> recall(lab, producer, topic, "nonsense"), "a bad handle");
        Lab.check(e instanceof MQBrokerException && ((MQBrokerException) e).getResponseCode() == 604, "expected 604: " + e);
        Lab.eventually(40, inbox::summary, () -> inbox.size() >= 2);
        Thread.sleep(3_000); // what was recalled would have come by now
        Lab.equal(Set.of("0", "2"), new HashSet<>(inbox.texts()), "what came");
        Lab.equal(2, inbox.size(), "messages");
    }

    /** The handle in the answer, which is what the format says; clients before 5.3.2 do not read it. */
    private static String handle(String topic, SendResult result, long deliverMs) throws Exception {
        long outMs = (deliverMs - 1) / 1_000 * 1_000;
        String text = "v1 " + topic + " " + result.getMessageQueue().getBrokerName() + " " + (outMs + 1) + " " + result.getMsgId();
        String made = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        try {
            Lab.equal(made, SendResult.class.getMethod("getRecallHandle").invoke(result), "recall handle");
        } catch (NoSuchMethodException e) {
            // An older client.
        }
        return made;
    }

    private static String recall(Lab lab, DefaultMQProducer producer, String topic, String handle) throws Exception {
        boolean wellFormed = !handle.equals("nonsense"); // the client would not send any other
        try {
            if (wellFormed) return (String) DefaultMQProducer.class.getMethod("recallMessage", String.class, String.class).invoke(producer, topic, handle);
        } catch (NoSuchMethodException e) {
            // An older client.
        }
        var answer = lab.ask(lab.brokerAddresses().get(0), RECALL_MESSAGE, null, "producerGroup", "P", "topic", topic, "recallHandle", handle);
        if (answer.getCode() != 0) throw new MQBrokerException(answer.getCode(), answer.getRemark());
        return answer.getExtFields().get("msgId");
    }

    private static void brokerKill(Lab outer) throws Exception {
        String ns = outer.name("ns");
        String broker = outer.name("b");
        Lab lab = ClusterCases.inside(outer, ClusterCases.startNameServer(outer, ns));
        ClusterCases.startBroker(outer, broker, ns);
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Map<String, Long> due = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            Message message = message(topic, i, i % 2 == 0 ? "TIMER_DELAY_MS" : null, 2_000 + i * 100);
            if (i % 2 == 1) message.setDelayTimeLevel(2);
            due.put(String.valueOf(i), send(producer, message) + (i % 2 == 0 ? 2_000 + i * 100 : 5_000));
        }
        Thread.sleep(2_500); // some are delivered, some are not
        Lab.cluster("stop", broker, "KILL");
        Lab.cluster("start", broker);
        Inbox inbox = inbox(lab, topic);
        Lab.eventually(60, inbox::summary, () -> new HashSet<>(inbox.texts()).size() == 60);
        for (MessageExt message : inbox.messages()) {
            Lab.check(message.getStoreTimestamp() >= due.get(Lab.text(message)), Lab.text(message) + " came early");
        }
    }
}
