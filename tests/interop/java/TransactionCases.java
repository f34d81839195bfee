import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageClientExt;
import org.apache.rocketmq.common.message.MessageExt;

/** Messages in transactions: what their producers decide, and what brokers do about those that nobody decides. */
final class TransactionCases {
    static void register(Map<String, Interop.Case> cases) {
        cases.put("transaction-end", TransactionCases::end);
        cases.put("transaction-checked", TransactionCases::checked);
        cases.put("transaction-producer-gone", TransactionCases::producerGone);
        cases.put("transaction-parked", TransactionCases::parked);
    }

    /** Decides as its two functions say, and notes what it was asked about. */
    private static final class Listener implements TransactionListener {
        final Function<String, LocalTransactionState> execute;
        final Function<String, LocalTransactionState> check;
        final ConcurrentLinkedQueue<MessageExt> checks = new ConcurrentLinkedQueue<>();

        Listener(Function<String, LocalTransactionState> execute, Function<String, LocalTransactionState> check) {
            this.execute = execute;
            this.check = check;
        }

        @Override
        public LocalTransactionState executeLocalTransaction(Message message, Object argument) {
            return execute.apply(Lab.text(message));
        }

        @Override
        public LocalTransactionState checkLocalTransaction(MessageExt message) {
            checks.add(message);
            return check.apply(Lab.text(message));
        }
    }

    private static TransactionMQProducer producer(Lab lab, String group, Listener listener) throws Exception {
        TransactionMQProducer producer = new TransactionMQProducer(group);
        producer.setNamesrvAddr(lab.nameServer);
        producer.setInstanceName(lab.instance());
        producer.setSendMsgTimeout(5_000);
        producer.setHeartbeatBrokerInterval(1_000);
        producer.setTransactionListener(listener);
        producer.start();
        lab.shutDownAtEnd(producer::shutdown);
        return producer;
    }

    /** A lab with servers of its own that check within seconds, and so many times. */
    private static Lab quick(Lab outer, int checksMax) throws Exception {
        return ClusterCases.ownServers(outer, "transactionTimeOut=1000", "transactionCheckInterval=1000", "transactionCheckMax=" + checksMax);
    }

    private static LocalTransactionState unknown(String text) {
        return LocalTransactionState.UNKNOW;
    }

    /** Even numbers are committed, odd ones rolled back. */
    private static LocalTransactionState byNumber(String text) {
        return Integer.parseInt(text) % 2 == 0 ? LocalTransactionState.COMMIT_MESSAGE : LocalTransactionState.ROLLBACK_MESSAGE;
    }

    /** The numbers that were seen. A check may overtake the end that an earlier one was answered with: then Apache delivers twice. */
    private static List<Integer> numbers(Inbox inbox) {
        return inbox.texts().stream().map(Integer::valueOf).sorted().distinct().collect(Collectors.toList());
    }

    private static final List<Integer> EVEN = List.of(0, 2, 4, 6, 8, 10, 12, 14, 16, 18);

    private static void end(Lab lab) throws Exception {
        String topic = lab.topic(4);
        TransactionMQProducer producer = producer(lab, lab.name("producers"), new Listener(TransactionCases::byNumber, TransactionCases::unknown));
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "even");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SendResult sent = producer.sendMessageInTransaction(new Message(topic, i % 2 == 0 ? "even" : "odd", "k" + i, Lab.bytes(i)), null);
            Lab.equal(SendStatus.SEND_OK, sent.getSendStatus(), "send status"); // such a result has no offsetMsgId
            Lab.equal(sent.getMsgId(), sent.getTransactionId(), "transaction id");
            if (i % 2 == 0) ids.add(sent.getMsgId());
        }
        Lab.eventually(20, inbox::summary, () -> inbox.size() >= 10);
        Lab.equal(EVEN, numbers(inbox), "messages seen");
        Lab.equal(10L, lab.stored(producer, topic), "messages in the topic");
        for (MessageExt message : inbox.messages()) {
            Lab.check(ids.contains(message.getMsgId()), "another id: " + message.getMsgId());
            Lab.equal("true", message.getProperty("TRAN_MSG"), "TRAN_MSG");
            Lab.equal(message.getMsgId(), message.getProperty("__transactionId__"), "__transactionId__");
            Lab.equal(8, message.getSysFlag() & 12, "part in a transaction");
            Lab.equal(null, message.getProperty("REAL_TOPIC"), "REAL_TOPIC");
        }
        Lab.eventually(10, "message by key", () -> lab.admin().queryMessage(topic, "k4", 32, 0, Long.MAX_VALUE).getMessageList().size() == 1);
    }

    private static void checked(Lab outer) throws Exception {
        Lab lab = quick(outer, 15);
        String topic = lab.topic(1);
        Listener listener = new Listener(TransactionCases::unknown, TransactionCases::byNumber);
        TransactionMQProducer producer = producer(lab, lab.name("producers"), listener);
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "*");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(producer.sendMessageInTransaction(new Message(topic, Lab.bytes(i)), null).getMsgId());
        }
        Lab.eventually(40, inbox::summary, () -> numbers(inbox).size() >= 10);
        Lab.eventually(20, () -> listener.checks.size() + " checks", () -> listener.checks.stream().map(Lab::text).distinct().count() == 20);
        Lab.equal(EVEN, numbers(inbox), "messages seen");
        for (MessageExt check : listener.checks) {
            Lab.equal(topic, check.getTopic(), "topic of a check");
            Lab.check(ids.contains(check.getTransactionId()), "another transaction: " + check.getTransactionId());
            Lab.check(Integer.parseInt(check.getProperty("TRANSACTION_CHECK_TIMES")) >= 1, "how often it was checked");
        }
    }

    private static void producerGone(Lab outer) throws Exception {
        Lab lab = quick(outer, 15);
        String topic = lab.topic(1);
        String group = lab.name("producers");
        Listener listener = new Listener(TransactionCases::byNumber, TransactionCases::byNumber);
        TransactionMQProducer survivor = producer(lab, group, listener);
        TransactionMQProducer gone = producer(lab, group, new Listener(TransactionCases::unknown, TransactionCases::unknown));
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "*");
        survivor.sendMessageInTransaction(new Message(topic, Lab.bytes(6)), null); // its broker knows the survivor from now on
        gone.sendMessageInTransaction(new Message(topic, Lab.bytes(4)), null);
        gone.sendMessageInTransaction(new Message(topic, Lab.bytes(5)), null);
        gone.shutdown();
        Lab.eventually(60, inbox::summary, () -> numbers(inbox).size() == 2);
        Lab.eventually(20, () -> listener.checks.size() + " checks",
            () -> listener.checks.stream().map(Lab::text).collect(Collectors.toSet()).containsAll(List.of("4", "5")));
        Lab.equal(List.of(4, 6), numbers(inbox), "messages seen");
    }

    private static void parked(Lab outer) throws Exception {
        Lab lab = quick(outer, 3);
        String topic = lab.topic(1);
        String parking = "TRANS_CHECK_MAX_TIME_TOPIC";
        LocalTransactionState[] state = {LocalTransactionState.UNKNOW};
        Listener listener = new Listener(TransactionCases::unknown, text -> state[0]);
        TransactionMQProducer producer = producer(lab, lab.name("producers"), listener);
        String id = producer.sendMessageInTransaction(new Message(topic, Lab.bytes(0)), null).getMsgId();
        Lab.eventually(60, () -> "parked after " + listener.checks.size() + " checks", () -> lab.stored(producer, parking) == 1);
        Lab.check(listener.checks.size() <= 3, listener.checks.size() + " checks");
        Inbox parked = new Inbox();
        parked.start(lab.consumer(lab.name("parked")), parking, "*");
        Lab.eventually(20, parked::summary, () -> parked.size() == 1);
        MessageClientExt message = (MessageClientExt) parked.messages().get(0);
        Lab.equal(id, message.getMsgId(), "id of the parked message");
        Lab.equal(topic, message.getProperty("REAL_TOPIC"), "REAL_TOPIC");

        state[0] = LocalTransactionState.COMMIT_MESSAGE;
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "*");
        var resumed = lab.ask(lab.brokerAddresses().get(0), 323, null, "msgId", message.getOffsetMsgId(), "topic", parking);
        Lab.equal(0, resumed.getCode(), "answer to resuming the checks");
        Lab.eventually(40, inbox::summary, () -> inbox.size() >= 1);
        Lab.equal(id, inbox.messages().get(0).getMsgId(), "id of the committed message");
    }
}
