import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.tools.admin.DefaultMQAdminExt;

/** Fills a broker with one of everything, describes what it holds, and packs its data folder. */
public final class StoreSample {
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "fill" -> fill(args[1], args[2]);
            case "describe" -> describe(args[1]);
            case "pack" -> pack(Path.of(args[1]), Path.of(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    // Filling

    private static void fill(String nameServer, String broker) throws Exception {
        DefaultMQAdminExt admin = admin(nameServer);
        for (TopicConfig topic : List.of(new TopicConfig("orders", 4, 4, 6), new TopicConfig("events", 1, 1, 6), new TopicConfig("%RETRY%billing", 1, 1, 6))) {
            admin.createAndUpdateTopicConfig(broker, topic);
        }
        TransactionMQProducer producer = new TransactionMQProducer("sample-producers");
        producer.setNamesrvAddr(nameServer);
        producer.setTransactionListener(decider());
        producer.start();
        for (int i = 0; i < 60; i++) {
            Message message = new Message("orders", new String[] {"paid", "open", ""}[i % 3], "order" + i + " customer" + i % 7, i, text("order " + i + ", Grüße 世界"), true);
            message.putUserProperty("amount", String.valueOf(i * 100));
            producer.send(message, (queues, m, number) -> queues.get((Integer) number % 4), i);
        }
        for (int i = 0; i < 130; i++) {
            producer.send(new Message("events", text("event " + i + " " + "x".repeat(i * 7))));
        }
        List<Message> batch = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            batch.add(new Message("events", "batch", "batch" + i, text("of a batch " + i)));
        }
        producer.send(batch);
        producer.send(new Message("events", "big", text("compress me ".repeat(2_000))));
        Message late = new Message("events", "late", "late", text("a second late"));
        late.setDelayTimeLevel(1);
        producer.send(late);
        Message later = new Message("events", "late", "later", text("two hours late"));
        later.setDelayTimeLevel(18);
        producer.send(later);
        producer.sendMessageInTransaction(new Message("orders", "commit", "txn1", text("committed")), null);
        producer.sendMessageInTransaction(new Message("orders", "rollback", "txn2", text("rolled back")), null);
        producer.send(new Message("orders", "poison", "poison", text("poison")), (queues, m, arg) -> queues.get(0), null);
        consume(nameServer, admin);
        producer.shutdown();
        Thread.sleep(6_000); // consumer offsets reach the disk every 5 s
    }

    private static TransactionListener decider() {
        return new TransactionListener() {
            @Override
            public LocalTransactionState executeLocalTransaction(Message message, Object arg) {
                return "commit".equals(message.getTags()) ? LocalTransactionState.COMMIT_MESSAGE : LocalTransactionState.ROLLBACK_MESSAGE;
            }

            @Override
            public LocalTransactionState checkLocalTransaction(MessageExt message) {
                return LocalTransactionState.UNKNOW;
            }
        };
    }

    /** Group billing takes all orders but the poison, which it refuses until that is a dead letter. */
    private static void consume(String nameServer, DefaultMQAdminExt admin) throws Exception {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("billing");
        consumer.setNamesrvAddr(nameServer);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setMaxReconsumeTimes(1);
        consumer.subscribe("orders", "*");
        AtomicInteger refusals = new AtomicInteger();
        consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
            context.setDelayLevelWhenNextConsume(1);
            if (!"poison".equals(messages.get(0).getTags())) return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
            refusals.incrementAndGet();
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        });
        consumer.start();
        while (refusals.get() < 2 || admin.examineConsumeStats("billing").computeTotalDiff() > 0) {
            Thread.sleep(100);
        }
        consumer.shutdown();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static DefaultMQAdminExt admin(String nameServer) throws Exception {
        DefaultMQAdminExt admin = new DefaultMQAdminExt(5_000L);
        admin.setNamesrvAddr(nameServer);
        admin.start();
        return admin;
    }

    // Describing

    /** A JSON line for each message that a consumer can pull from any topic, system topics included. */
    @SuppressWarnings("deprecation")
    private static void describe(String nameServer) throws Exception {
        DefaultMQAdminExt admin = admin(nameServer);
        DefaultMQPullConsumer reader = new DefaultMQPullConsumer("sample-reader");
        reader.setNamesrvAddr(nameServer);
        reader.start();
        for (String topic : new TreeSet<>(admin.fetchAllTopicList().getTopicList())) {
            for (var queue : new TreeMap<>(admin.examineTopicStats(topic).getOffsetTable()).entrySet()) {
                describe(reader, queue.getKey(), queue.getValue().getMinOffset(), queue.getValue().getMaxOffset());
            }
        }
    }

    @SuppressWarnings("deprecation")
    private static void describe(DefaultMQPullConsumer reader, MessageQueue queue, long min, long max) throws Exception {
        for (long offset = min; offset < max; ) {
            PullResult result = reader.pull(queue, "*", offset, 32);
            for (MessageExt message : result.getMsgFoundList()) {
                System.out.println(describe(message));
            }
            offset = result.getNextBeginOffset();
        }
    }

    private static String describe(MessageExt message) {
        CRC32 crc = new CRC32();
        crc.update(message.getBody());
        Map<String, String> stored = new TreeMap<>(message.getProperties());
        stored.keySet().removeAll(List.of("MIN_OFFSET", "MAX_OFFSET")); // the client adds these to what it pulled
        String properties = stored.entrySet().stream()
            .map(p -> quoted(p.getKey()) + ":" + quoted(p.getValue())).collect(Collectors.joining(","));
        return String.format("{\"topic\":%s,\"queueId\":%d,\"queueOffset\":%d,\"phyOffset\":%d,\"storeSize\":%d,\"sysFlag\":%d,\"flag\":%d,\"bornTimestamp\":%d,"
                + "\"storeTimestamp\":%d,\"reconsumeTimes\":%d,\"preparedTransactionOffset\":%d,\"storedBodyCrc\":%d,\"bodyLength\":%d,\"bodyCrc32\":%d,\"properties\":{%s}}",
            quoted(message.getTopic()), message.getQueueId(), message.getQueueOffset(), message.getCommitLogOffset(), message.getStoreSize(), message.getSysFlag(),
            message.getFlag(), message.getBornTimestamp(), message.getStoreTimestamp(), message.getReconsumeTimes(), message.getPreparedTransactionOffset(),
            message.getBodyCRC(), message.getBody().length, crc.getValue(), properties);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ' || c > '~') quoted.append(String.format("\\u%04x", (int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    // Packing

    private static final int BLOCK_BYTES = 512;

    /** All files below the folder without the zeros that most of them consist of; the format is told in the README of the golden folders. */
    private static void pack(Path folder, Path target) throws Exception {
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(target))))) {
            for (Path file : files) {
                byte[] name = text(folder.relativize(file).toString());
                out.writeShort(name.length);
                out.write(name);
                out.writeLong(Files.size(file));
                packBlocks(file, out);
            }
        }
    }

    private static void packBlocks(Path path, DataOutputStream out) throws Exception {
        byte[] chunk = new byte[1 << 20];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            for (long start = 0; start < file.length(); start += chunk.length) {
                int length = (int) Math.min(chunk.length, file.length() - start);
                file.readFully(chunk, 0, length);
                for (int at = 0; at < length; at += BLOCK_BYTES) {
                    int end = Math.min(at + BLOCK_BYTES, length);
                    if (isZero(chunk, at, end)) continue;
                    out.writeLong(start + at);
                    out.write(chunk, at, end - at);
                }
            }
        }
        out.writeLong(-1);
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) return false;
        }
        return true;
    }
}
