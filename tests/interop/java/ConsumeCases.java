import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.PullStatus;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/** Consuming alone: filters, contents, broadcast, retries, delays, offsets, and the two consumers that pull. */
final class ConsumeCases {
    static void register(Map<String, Interop.Case> cases) {
        cases.put("consume-tags", ConsumeCases::tags);
        cases.put("consume-contents", ConsumeCases::contents);
        cases.put("consume-broadcast", ConsumeCases::broadcast);
        cases.put("retry-dead-letter", ConsumeCases::retryDeadLetter);
        cases.put("delay-level", ConsumeCases::delayLevel);
        cases.put("offset-resume", ConsumeCases::offsetResume);
        cases.put("consume-unknown-topic", ConsumeCases::unknownTopic);
        cases.put("pull-consumer", ConsumeCases::pullConsumer);
        cases.put("lite-pull-consumer", ConsumeCases::litePullConsumer);
    }

    private static void tags(Lab lab) throws Exception {
        String topic = lab.topic(4);
        DefaultMQProducer producer = lab.producer();
        // "Aa" and "BB" have the same Java hash, which is all that the broker compares; the client compares the text.
        String[] tags = {"Aa", "BB", "red", "green", null};
        for (int i = 0; i < 100; i++) {
            Lab.stored(producer.send(new Message(topic, tags[i % 5], Lab.bytes(i))));
        }
        Inbox some = new Inbox();
        some.start(lab.consumer(lab.name("some")), topic, "Aa || green");
        Inbox all = new Inbox();
        all.start(lab.consumer(lab.name("all")), topic, "*");
        Lab.eventually(30, () -> "tagged " + some.summary(), () -> some.size() == 40);
        Lab.eventually(30, all::summary, () -> all.size() == 100);
        Lab.eachOnce(100, all.texts());
        for (MessageExt message : some.messages()) {
            Lab.check("Aa".equals(message.getTags()) || "green".equals(message.getTags()), "tag " + message.getTags() + " came through");
        }
        Lab.stored(producer.send(new Message(topic, "BB", Lab.bytes("late"))));
        Lab.stored(producer.send(new Message(topic, "Aa", Lab.bytes("late"))));
        Lab.eventually(5, () -> "message for a waiting pull; " + some.size() + " arrived", () -> some.size() == 41);
    }

    private static void contents(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Message small = new Message(topic, "tag", "key1 key2", 77, Lab.bytes("Grüße, 世界 🚀"), true);
        small.putUserProperty("colour", "grün");
        Message large = new Message(topic, Lab.bytes("compress me ".repeat(10_000)));
        long before = System.currentTimeMillis();
        var sent = List.of(Lab.stored(producer.send(small)), Lab.stored(producer.send(large)));
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "*");
        Lab.eventually(30, inbox::summary, () -> inbox.size() == 2);
        List<MessageExt> got = inbox.byOffset();
        MessageExt first = got.get(0);
        Lab.equal(Lab.text(small), Lab.text(first), "body");
        Lab.equal("tag", first.getTags(), "tag");
        Lab.equal("key1 key2", first.getKeys(), "keys");
        Lab.equal(77, first.getFlag(), "flag");
        Lab.equal("grün", first.getUserProperty("colour"), "user property");
        Lab.equal(sent.get(0).getMsgId(), first.getMsgId(), "unique id");
        Lab.check(first.getBornTimestamp() >= before && first.getStoreTimestamp() >= first.getBornTimestamp(), "times of " + first);
        Lab.equal(Lab.text(large), Lab.text(got.get(1)), "body that travelled compressed");
        Lab.check(got.get(1).getStoreSize() < 10_000, "was not stored compressed: " + got.get(1).getStoreSize());
    }

    private static DefaultMQPushConsumer broadcastConsumer(Lab lab, String group, String instance) {
        DefaultMQPushConsumer consumer = lab.consumer(group);
        consumer.setInstanceName(instance);
        // MessageModel lives in another package in each version, so it is not named here.
        consumer.setMessageModel(Enum.valueOf(consumer.getMessageModel().getDeclaringClass(), "BROADCASTING"));
        return consumer;
    }

    private static void broadcast(Lab lab) throws Exception {
        String topic = lab.topic(4);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        Inbox one = new Inbox();
        Inbox two = new Inbox();
        String instance = lab.instance();
        DefaultMQPushConsumer first = broadcastConsumer(lab, group, instance);
        first.setAwaitTerminationMillisWhenShutdown(5_000); // see `offsetResume`
        one.start(first, topic, "*");
        two.start(broadcastConsumer(lab, group, lab.instance()), topic, "*");
        lab.send(producer, topic, 0, 20);
        Lab.eventually(30, () -> "first: " + one.summary(), () -> one.size() == 20);
        Lab.eventually(30, () -> "second: " + two.summary(), () -> two.size() == 20);
        Lab.eachOnce(20, one.texts());
        Lab.eachOnce(20, two.texts());

        first.shutdown();
        Path offsets = Path.of(System.getProperty("rocketmq.client.localOffsetStoreDir"), first.getClientIP() + "@" + instance, group, "offsets.json");
        Lab.check(Files.exists(offsets) && Files.readString(offsets).contains(topic), "no offsets in " + offsets);
        lab.send(producer, topic, 20, 10);
        one.start(broadcastConsumer(lab, group, instance), topic, "*");
        Lab.eventually(30, () -> "after restart: " + one.summary(), () -> one.size() >= 30);
        Lab.eachOnce(30, one.texts());
    }

    private static void retryDeadLetter(Lab lab) throws Exception {
        String topic = lab.topic(2);
        String group = lab.name("group");
        lab.topic("%RETRY%" + group, 1); // else the client sees it only when its rebalance runs again, 20 s later
        DefaultMQProducer producer = lab.producer();
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        List<String> accepted = Collections.synchronizedList(new ArrayList<>());
        DefaultMQPushConsumer consumer = lab.consumer(group);
        consumer.setMaxReconsumeTimes(2);
        consumer.setConsumeMessageBatchMaxSize(1);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (batch, context) -> {
            MessageExt message = batch.get(0);
            Lab.equal(topic, message.getTopic(), "topic that the listener sees");
            if (!"bad".equals(message.getTags())) {
                accepted.add(Lab.text(message));
                return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            }
            attempts.add(message.getReconsumeTimes());
            context.setDelayLevelWhenNextConsume(1);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        });
        consumer.start();
        lab.send(producer, topic, 0, 10);
        Message bad = new Message(topic, "bad", "the-key", Lab.bytes("poison"));
        bad.putUserProperty("colour", "red");
        var sent = Lab.stored(producer.send(bad));

        MessageQueue dead = new MessageQueue("%DLQ%" + group, sent.getMessageQueue().getBrokerName(), 0);
        Lab.eventually(20, () -> "a dead letter after attempts " + attempts, () -> lab.admin().examineTopicStats(dead.getTopic()).getOffsetTable().get(dead).getMaxOffset() == 1);
        Lab.equal(List.of(0, 1, 2), new ArrayList<>(attempts), "reconsumeTimes of the attempts");
        Lab.eachOnce(10, new ArrayList<>(accepted));
        MessageExt letter = pullConsumer(lab, lab.name("reader")).pull(dead, "*", 0, 32).getMsgFoundList().get(0);
        Lab.equal("poison", Lab.text(letter), "body of the dead letter");
        Lab.equal("bad", letter.getTags(), "tag of the dead letter");
        Lab.equal("the-key", letter.getKeys(), "key of the dead letter");
        Lab.equal("red", letter.getUserProperty("colour"), "user property of the dead letter");
        Lab.equal(topic, letter.getProperty("RETRY_TOPIC"), "RETRY_TOPIC of the dead letter");
        Lab.equal(sent.getOffsetMsgId(), letter.getProperty("ORIGIN_MESSAGE_ID"), "ORIGIN_MESSAGE_ID of the dead letter");
        Lab.equal(sent.getMsgId(), letter.getProperty("UNIQ_KEY"), "unique id of the dead letter");
        Lab.equal(3, letter.getReconsumeTimes(), "reconsumeTimes of the dead letter");
    }

    private static void delayLevel(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        Map<String, Long> arrived = Collections.synchronizedMap(new HashMap<>());
        DefaultMQPushConsumer consumer = lab.consumer(lab.name("group"));
        consumer.subscribe(topic, "late");
        consumer.registerMessageListener((MessageListenerConcurrently) (batch, context) -> {
            batch.forEach(message -> arrived.put(Lab.text(message), System.currentTimeMillis() - message.getBornTimestamp()));
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        Lab.stored(producer.send(new Message(topic, "late", Lab.bytes("first"))));
        Lab.eventually(30, "a first message", () -> arrived.containsKey("first"));
        for (int level : new int[] {0, 1, 2}) {
            Message message = new Message(topic, "late", Lab.bytes("level " + level));
            message.setDelayTimeLevel(level);
            Lab.stored(producer.send(message));
        }
        Lab.eventually(15, () -> "three more messages; arrived " + arrived, () -> arrived.size() == 4);
        long[] delays = {0, 1_000, 5_000};
        for (int level = 0; level < 3; level++) {
            long late = arrived.get("level " + level) - delays[level];
            Lab.check(late >= -50 && late < 2_000, "level " + level + " came " + late + " ms after its time");
        }
    }

    private static void offsetResume(Lab lab) throws Exception {
        String topic = lab.topic(4);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        Inbox inbox = new Inbox();
        DefaultMQPushConsumer first = lab.consumer(group);
        // A message whose listener has not returned yet is not committed by the shutdown, unless that waits for it.
        first.setAwaitTerminationMillisWhenShutdown(5_000);
        inbox.start(first, topic, "*");
        lab.send(producer, topic, 0, 50);
        Lab.eventually(30, inbox::summary, () -> inbox.size() == 50);
        first.shutdown();
        lab.send(producer, topic, 50, 50);
        inbox.start(lab.consumer(group), topic, "*");
        Lab.eventually(30, inbox::summary, () -> inbox.size() >= 100);
        Lab.eachOnce(100, inbox.texts());

        // A new group that starts from the end of a topic whose queues were never cleaned still gets everything, as with Apache.
        DefaultMQPushConsumer last = lab.consumer(lab.name("late"));
        last.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET);
        Inbox late = new Inbox();
        late.start(last, topic, "*");
        Lab.eventually(30, late::summary, () -> late.size() == 100);
    }

    private static void unknownTopic(Lab lab) throws Exception {
        String topic = lab.name("unborn");
        DefaultMQPushConsumer consumer = lab.consumer(lab.name("group"));
        consumer.setHeartbeatBrokerInterval(1_000); // its first heartbeat finds no broker, and the next would come 30 s later
        Inbox inbox = new Inbox();
        inbox.start(consumer, topic, "*");
        lab.send(lab.producer(), topic, 0, 10);
        Lab.eventually(45, inbox::summary, () -> inbox.size() == 10);
        Lab.eachOnce(10, inbox.texts());
    }

    @SuppressWarnings("deprecation")
    private static DefaultMQPullConsumer pullConsumer(Lab lab, String group) throws Exception {
        DefaultMQPullConsumer consumer = new DefaultMQPullConsumer(group);
        consumer.setNamesrvAddr(lab.nameServer);
        consumer.setInstanceName(lab.instance());
        consumer.start();
        lab.shutDownAtEnd(consumer::shutdown);
        return consumer;
    }

    @SuppressWarnings("deprecation")
    private static void pullConsumer(Lab lab) throws Exception {
        String topic = lab.topic(1);
        DefaultMQProducer producer = lab.producer();
        lab.send(producer, topic, 0, 20);
        long between = System.currentTimeMillis() + 1;
        Lab.eventually(2, "the clock to move on", () -> System.currentTimeMillis() > between);
        lab.send(producer, topic, 20, 20);
        DefaultMQPullConsumer consumer = pullConsumer(lab, lab.name("group"));
        MessageQueue queue = consumer.fetchSubscribeMessageQueues(topic).iterator().next();
        Lab.eventually(5, "40 messages in the queue", () -> consumer.maxOffset(queue) == 40);

        PullResult found = consumer.pull(queue, "*", 0, 32);
        Lab.equal(PullStatus.FOUND, found.getPullStatus(), "status at 0");
        Lab.equal(32, found.getMsgFoundList().size(), "messages at 0");
        Lab.equal("32/0/40", found.getNextBeginOffset() + "/" + found.getMinOffset() + "/" + found.getMaxOffset(), "next/min/max");
        Lab.equal(PullStatus.NO_NEW_MSG, consumer.pull(queue, "*", 40, 32).getPullStatus(), "status at the end");
        PullResult beyond = consumer.pull(queue, "*", 140, 32);
        Lab.equal(PullStatus.OFFSET_ILLEGAL, beyond.getPullStatus(), "status beyond the end");
        Lab.equal(40L, beyond.getNextBeginOffset(), "next offset beyond the end");
        Lab.equal(PullStatus.NO_MATCHED_MSG, consumer.pull(queue, "absent", 0, 32).getPullStatus(), "status without a match");

        Lab.equal(0L, consumer.minOffset(queue), "min offset");
        Lab.equal(20L, consumer.searchOffset(queue, between), "offset by time");
        Lab.check(consumer.earliestMsgStoreTime(queue) <= between, "time of the earliest message");
        consumer.updateConsumeOffset(queue, 7);
        consumer.getOffsetStore().persist(queue);
        Lab.eventually(5, "offset 7 stored", () -> consumer.fetchConsumeOffset(queue, true) == 7);

        CompletableFuture<PullResult> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return consumer.pullBlockIfNotFound(queue, "*", 40, 32);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(300); // the pull shall be waiting at the broker; were it not, the check below would hold all the same
        lab.send(producer, topic, 40, 1);
        Lab.equal("40", Lab.text(waiting.get(2, TimeUnit.SECONDS).getMsgFoundList().get(0)), "message that woke the waiting pull");
    }

    static DefaultLitePullConsumer liteConsumer(Lab lab, String group) {
        DefaultLitePullConsumer consumer = new DefaultLitePullConsumer(group);
        consumer.setNamesrvAddr(lab.nameServer);
        consumer.setInstanceName(lab.instance());
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setAutoCommit(false);
        lab.shutDownAtEnd(consumer::shutdown);
        return consumer;
    }

    private static void litePullConsumer(Lab lab) throws Exception {
        String topic = lab.topic(2);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        lab.send(producer, topic, 0, 20);
        DefaultLitePullConsumer first = liteConsumer(lab, group);
        first.subscribe(topic, "*");
        first.start();
        List<MessageExt> found = LitePullCases.poll(first, 20);
        first.commitSync();
        first.shutdown();
        lab.send(producer, topic, 20, 10);
        DefaultLitePullConsumer second = liteConsumer(lab, group);
        second.subscribe(topic, "*");
        second.start();
        found.addAll(LitePullCases.poll(second, 10));
        Lab.eachOnce(30, Lab.texts(found));

        DefaultLitePullConsumer assigned = liteConsumer(lab, lab.name("assigned"));
        assigned.start();
        List<MessageQueue> queues = assigned.fetchMessageQueues(topic).stream().sorted().collect(Collectors.toList());
        Lab.equal(2, queues.size(), "queues of the topic");
        assigned.assign(queues.subList(0, 1));
        Lab.equal(5, LitePullCases.afterSeek(assigned, queues.get(0), 10, 5).size(), "messages from offset 10 of 15 on");
    }
}
