import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.MessageSelector;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/** SQL92 filters: every operator, what is refused when a consumer subscribes, waiting consumers, a subscription that changes. */
final class FilterCases {
    static void register(Map<String, Interop.Case> cases) {
        cases.put("filter-sql-operators", FilterCases::operators);
        cases.put("filter-sql-push", FilterCases::push);
        cases.put("filter-sql-refused", FilterCases::refused);
        cases.put("filter-changed-subscription", FilterCases::changed);
    }

    /** Each message by its body; what each expression must choose of them. */
    private static void operators(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Map<String, Map<String, String>> messages = new LinkedHashMap<>();
        messages.put("low", Map.of("a", "1", "color", "red", "price", "0.5"));
        messages.put("high", Map.of("a", "9", "color", "blue", "price", "99.5"));
        messages.put("huge", Map.of("a", "3000000000", "color", "dark red"));
        messages.put("word", Map.of("a", "many", "flag", "TRUE"));
        messages.put("bare", Map.of());
        for (var entry : messages.entrySet()) {
            Message message = new Message(topic, entry.getKey().equals("bare") ? "TagA" : "TagB", Lab.bytes(entry.getKey()));
            entry.getValue().forEach(message::putUserProperty);
            Lab.stored(producer.send(message));
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("a = 1", "low");
        wanted.put("a = '1' OR a = 'many'", "low word");
        wanted.put("a <> 1", "high");
        wanted.put("a > 1", "high");
        wanted.put("a > 1.0", "high huge");
        wanted.put("a >= 5000000000 OR color = 'blue'", "high");
        wanted.put("a < 9.5 AND price <= 0.5", "low");
        wanted.put("a BETWEEN 0 AND 5", "low");
        wanted.put("a NOT BETWEEN 0 AND 5", "high");
        wanted.put("color IN ('red', 'blue')", "high low");
        wanted.put("color NOT IN ('red', 'blue')", "huge");
        wanted.put("color IS NULL", "bare word");
        wanted.put("color IS NOT NULL AND NOT (color = 'red')", "high huge");
        wanted.put("flag = TRUE", "word");
        wanted.put("TAGS = 'TagA'", "bare");
        wanted.put("-1 < 0 AND a = +9", "high");
        wanted.put("a = 9 /* nine */ and COLOR is null AnD color = 'blue'", "high");
        wanted.put("color CONTAINS 'red'", "huge low");
        wanted.put("color NOT CONTAINS 'red'", "high");
        wanted.put("color STARTSWITH 'd'", "huge");
        wanted.put("color NOT ENDSWITH 'red'", "high");
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer(lab.name("puller"));
        consumer.setNamesrvAddr(lab.nameServer);
        consumer.setInstanceName(lab.instance());
        consumer.start();
        lab.shutDownAtEnd(consumer::shutdown);
        MessageQueue queue = consumer.fetchSubscribeMessageQueues(topic).iterator().next();
        Lab.eventually(10, "all five to be readable", () -> consumer.maxOffset(queue) == 5);
        // A client knows from a heartbeat's answer that the broker can filter; its own may come after 30 s only.
        Lab.eventually(20, "the client to know that the broker can filter", () -> {
            consumer.getDefaultMQPullConsumerImpl().getRebalanceImpl().getmQClientFactory().sendHeartbeatToAllBrokerWithLock();
            try {
                consumer.pull(queue, MessageSelector.bySql("a = 1"), 0, 1);
                return true;
            } catch (MQClientException unknownYet) {
                return false;
            }
        });
        for (var entry : wanted.entrySet()) {
            PullResult found = consumer.pull(queue, MessageSelector.bySql(entry.getKey()), 0, 32);
            List<MessageExt> taken = found.getPullStatus() == PullStatus.FOUND ? found.getMsgFoundList() : List.of();
            String chosen = taken.stream().map(Lab::text).sorted().collect(Collectors.joining(" "));
            Lab.equal(entry.getValue(), chosen, entry.getKey());
            Lab.equal(5L, found.getNextBeginOffset(), "end of what was looked at for " + entry.getKey());
        }
    }

    private static Inbox start(DefaultMQPushConsumer consumer) throws Exception {
        Inbox inbox = new Inbox();
        consumer.registerMessageListener((MessageListenerConcurrently) (batch, context) -> {
            inbox.add(batch);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        return inbox;
    }

    private static Message numbered(String topic, int n) {
        Message message = new Message(topic, "Tag" + n % 2, Lab.bytes(n));
        message.putUserProperty("n", String.valueOf(n));
        return message;
    }

    private static void push(Lab lab) throws Exception {
        String topic = lab.topic(4);
        DefaultMQProducer producer = lab.producer();
        for (int n = 0; n < 100; n++) {
            Lab.stored(producer.send(numbered(topic, n)));
        }
        DefaultMQPushConsumer consumer = lab.consumer(lab.name("group"));
        consumer.subscribe(topic, MessageSelector.bySql("n BETWEEN 10 AND 19 OR n > 1000"));
        Inbox inbox = start(consumer);
        Lab.eventually(30, inbox::summary, () -> inbox.size() == 10);
        for (int n = 1_000; n < 1_005; n++) {
            Lab.stored(producer.send(numbered(topic, n)));
        }
        Lab.eventually(10, () -> "messages for a waiting consumer; " + inbox.size() + " arrived", () -> inbox.size() == 14);
        TreeSet<Integer> numbers = inbox.texts().stream().map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
        Lab.equal("[10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 1001, 1002, 1003, 1004]", numbers.toString(), "chosen numbers");
    }

    /** A consumer with an expression that does not parse cannot start. */
    private static void refused(Lab lab) throws Exception {
        String topic = lab.topic(1);
        for (String bad : List.of("a >", "a > 'x'", "a = NULL", "a BETWEEN 5 AND 1", "5", "NOT a > 5", "a IN (5)", "a ! 5", "a > 0.0")) {
            DefaultMQPushConsumer consumer = lab.consumer(lab.name("group"));
            consumer.subscribe(topic, MessageSelector.bySql(bad));
            try {
                start(consumer);
                throw new AssertionError("a consumer started with the expression " + bad);
            } catch (MQClientException e) {
                Lab.equal(23, e.getResponseCode(), "code for " + bad + ": " + e.getErrorMessage());
            }
        }
    }

    private static void changed(Lab lab) throws Exception {
        // One queue: a pull that waits at another one would still choose by the old expression, and pass over what the new one wants.
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        DefaultMQPushConsumer consumer = lab.consumer(lab.name("group"));
        consumer.subscribe(topic, MessageSelector.bySql("n < 10"));
        Inbox inbox = start(consumer);
        for (int n = 0; n < 20; n++) {
            Lab.stored(producer.send(numbered(topic, n)));
        }
        Lab.eventually(40, inbox::summary, () -> inbox.size() == 10);
        consumer.subscribe(topic, MessageSelector.bySql("n >= 100"));
        // The broker hears of it by a heartbeat; a message that the new subscription wants and the old one does not tells that it has.
        int[] next = {100};
        Lab.eventually(40, () -> "a message by the new expression; " + inbox.size() + " arrived", () -> {
            Lab.stored(producer.send(numbered(topic, next[0]++)));
            return inbox.size() > 10;
        });
        int before = inbox.size();
        Lab.stored(producer.send(numbered(topic, 5)));
        Lab.stored(producer.send(numbered(topic, 500)));
        Lab.eventually(20, inbox::summary, () -> inbox.texts().contains("500"));
        Lab.check(inbox.texts().stream().filter("5"::equals).count() == 1, "the old expression still chose after the change; " + before + " before");
        consumer.subscribe(topic, "Tag1");
        Lab.eventually(40, () -> "a message by its tag; " + inbox.size() + " arrived", () -> {
            Lab.stored(producer.send(numbered(topic, 7)));
            return inbox.texts().stream().filter("7"::equals).count() > 1;
        });
    }
}
