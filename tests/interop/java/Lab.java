import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.rebalance.AllocateMessageQueueAveragely;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.tools.admin.DefaultMQAdminExt;

/** What one case works with: names of its own, clients that end with it, the servers, and checks. */
final class Lab implements AutoCloseable {
    interface Condition {
        boolean holds() throws Exception;
    }

    interface Action {
        void run() throws Exception;
    }

    final String nameServer;
    private final String prefix;
    private final Deque<Runnable> clients = new ArrayDeque<>();
    private final Deque<Runnable> servers = new ArrayDeque<>();
    private DefaultMQAdminExt admin;
    private DefaultMQProducer asking;
    private int instances;

    Lab(String caseName, String nameServer) {
        this.nameServer = nameServer;
        this.prefix = caseName + "-" + Long.toString(System.currentTimeMillis() % 100_000_000, 36);
    }

    // Names

    String name(String what) {
        return prefix + "-" + what;
    }

    /** A topic with that many queues on every broker of the cluster, known to the name server. */
    String topic(int queues) throws Exception {
        return topic(name("topic"), queues);
    }

    String topic(String topic, int queues) throws Exception {
        for (String broker : brokerAddresses()) {
            admin().createAndUpdateTopicConfig(broker, new TopicConfig(topic, queues, queues, 6));
        }
        int brokers = brokerAddresses().size();
        eventually(5, "route of " + topic, () -> admin().examineTopicRouteInfo(topic).getQueueDatas().size() == brokers);
        return topic;
    }

    // Clients

    DefaultMQAdminExt admin() throws Exception {
        if (admin == null) {
            admin = admin(nameServer);
        }
        return admin;
    }

    DefaultMQAdminExt admin(String nameServer) throws Exception {
        DefaultMQAdminExt created = new DefaultMQAdminExt(5_000L);
        created.setNamesrvAddr(nameServer);
        created.setInstanceName(instance());
        created.start();
        clients.push(created::shutdown);
        return created;
    }

    List<String> brokerAddresses() throws Exception {
        return admin().examineBrokerClusterInfo().getBrokerAddrTable().values().stream()
            .map(broker -> broker.getBrokerAddrs().get(0L)).filter(Objects::nonNull).sorted().collect(Collectors.toList());
    }

    DefaultMQProducer producer() throws Exception {
        return producer(nameServer);
    }

    DefaultMQProducer producer(String nameServer) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer(name("producers"));
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName(instance());
        producer.setSendMsgTimeout(5_000);
        producer.start();
        clients.push(producer::shutdown);
        return producer;
    }

    /** A push consumer that starts from the first message; the case subscribes, adds its listener and starts it. */
    DefaultMQPushConsumer consumer(String group) {
        return consumer(group, null);
    }

    DefaultMQPushConsumer consumer(String group, RPCHook hook) {
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group, hook, new AllocateMessageQueueAveragely());
        consumer.setNamesrvAddr(nameServer);
        consumer.setInstanceName(instance());
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setPollNameServerInterval(1_000); // a retry topic that its group just brought into being is seen after this
        // A client's first heartbeat, 1 s after its start, may keep its rebalance from telling the broker a new subscription; the broker
        // then answers "subscription not latest" until the next heartbeat, after 30 s by default.
        consumer.setHeartbeatBrokerInterval(2_000);
        consumer.setConsumeThreadMin(4);
        consumer.setConsumeThreadMax(4);
        clients.push(consumer::shutdown);
        return consumer;
    }

    String instance() {
        return prefix + "-" + instances++;
    }

    void shutDownAtEnd(Runnable client) {
        clients.push(client);
    }

    void stopAtEnd(Runnable server) {
        servers.push(server);
    }

    /** Stops the servers of the case. The clients end in the background: a 5.4.0 client often takes 3 s to give up its connections. */
    @Override
    public void close() {
        Thread ending = new Thread(this::endClients);
        ending.setDaemon(true);
        ending.start();
        servers.forEach(Lab::attempt);
    }

    /** Shuts the clients down now, for cases whose clients share something with those of the next one. */
    void endClients() {
        while (!clients.isEmpty()) attempt(clients.pop());
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            e.printStackTrace();
        }
    }

    /** The queues of the topic that the consumer pulls from now. */
    static Set<MessageQueue> held(DefaultMQPushConsumer consumer, String topic) {
        return consumer.getDefaultMQPushConsumerImpl().getRebalanceImpl().getProcessQueueTable().entrySet().stream()
            .filter(entry -> entry.getKey().getTopic().equals(topic) && !entry.getValue().isDropped())
            .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    // Messages

    /** Sends {@code count} messages "0", "1", … and checks that each is acknowledged. */
    void send(DefaultMQProducer producer, String topic, int first, int count) throws Exception {
        for (int i = first; i < first + count; i++) {
            stored(producer.send(new Message(topic, bytes(i))));
        }
    }

    static byte[] bytes(Object text) {
        return String.valueOf(text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static String text(Message message) {
        return new String(message.getBody(), java.nio.charset.StandardCharsets.UTF_8);
    }

    static List<String> texts(Collection<? extends Message> messages) {
        return messages.stream().map(Lab::text).collect(Collectors.toList());
    }

    static SendResult stored(SendResult result) {
        equal(SendStatus.SEND_OK, result.getSendStatus(), "send status");
        check(result.getQueueOffset() >= 0 && result.getOffsetMsgId() != null, "no place in " + result);
        return result;
    }

    /** The sum of what all queues of the topic hold. */
    long stored(DefaultMQProducer producer, String topic) throws Exception {
        long sum = 0;
        for (MessageQueue queue : producer.fetchPublishMessageQueues(topic)) {
            sum += producer.maxOffset(queue) - producer.minOffset(queue);
        }
        return sum;
    }

    // Bare requests, for what the client itself would never send

    RemotingCommand ask(String address, int code, byte[] body, String... fields) throws Exception {
        RemotingCommand request = RemotingCommand.createRequestCommand(code, null);
        HashMap<String, String> ext = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            ext.put(fields[i], fields[i + 1]);
        }
        request.setExtFields(ext);
        request.setBody(body);
        if (asking == null) {
            asking = producer();
        }
        return asking.getDefaultMQProducerImpl().getMqClientFactory().getMQClientAPIImpl().getRemotingClient().invokeSync(address, request, 5_000);
    }

    // Servers, through the script that knows how to start them

    /** Runs {@code cluster ARGS…} and gives what it printed. */
    static String cluster(String... args) throws Exception {
        String script = System.getProperty("interop.cluster");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(script), Arrays.stream(args)).toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes()).trim();
        check(process.waitFor(90, TimeUnit.SECONDS) && process.exitValue() == 0, "cluster " + String.join(" ", args) + " failed: " + output);
        return output;
    }

    static Path serverFolder(String server) {
        return Path.of(System.getenv("INTEROP_DIR"), server);
    }

    // Checks

    static void check(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }

    static void equal(Object expected, Object actual, String what) {
        check(Objects.equals(expected, actual), what + ": expected " + expected + ", got " + actual);
    }

    static void eachOnce(int count, Collection<String> seen) {
        eachOnce(0, count, seen);
    }

    /** The numbers from {@code first} up to before {@code end} as text, each exactly once. */
    static void eachOnce(int first, int end, Collection<String> seen) {
        Map<String, Long> times = seen.stream().collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        for (int i = first; i < end; i++) {
            Long n = times.remove(String.valueOf(i));
            check(n != null, "message " + i + " is missing, " + seen.size() + " arrived");
            check(n == 1, "message " + i + " arrived " + n + " times");
        }
        check(times.isEmpty(), "unexpected messages " + times.keySet());
    }

    static void eventually(double seconds, String what, Condition condition) throws Exception {
        eventually(seconds, () -> what, condition);
    }

    /** Waits until the condition holds; an exception counts as "not yet". */
    static void eventually(double seconds, Callable<String> what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + (long) (seconds * 1e9);
        Exception last = null;
        do {
            try {
                if (condition.holds()) return;
                last = null;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            Thread.sleep(10);
        } while (System.nanoTime() < deadline);
        throw new AssertionError("not within " + seconds + " s: " + what.call() + (last == null ? "" : " (" + last + ")"));
    }

    static Exception refused(Callable<?> action, String what) {
        try {
            Object result = action.call();
            throw new AssertionError(what + " was accepted: " + result);
        } catch (Exception e) {
            return e;
        }
    }
}
