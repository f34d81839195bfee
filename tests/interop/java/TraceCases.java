import java.util.List;
import java.util.Map;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.trace.TraceContext;
import org.apache.rocketmq.client.trace.TraceDataEncoder;
import org.apache.rocketmq.client.trace.TraceType;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/** Message traces: written by the official clients, found by the official tool. */
final class TraceCases {
    private static final String TRACE_TOPIC = "RMQ_SYS_TRACE_TOPIC";

    static void register(Map<String, Interop.Case> cases) {
        cases.put("trace-send-consume", lab -> sendConsume(lab, null));
        cases.put("trace-own-topic", lab -> sendConsume(lab, lab.topic(lab.name("traces"), 1)));
    }

    private static void sendConsume(Lab lab, String traceTopic) throws Exception {
        String topic = lab.topic(2);
        String group = lab.name("g").substring(0, 19); // the tool pads to 20
        DefaultMQProducer producer = new DefaultMQProducer("producers-traced", true, traceTopic);
        producer.setNamesrvAddr(lab.nameServer);
        producer.setInstanceName(lab.instance());
        producer.start();
        lab.shutDownAtEnd(producer::shutdown);
        DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(group, true, traceTopic);
        consumer.setNamesrvAddr(lab.nameServer);
        consumer.setInstanceName(lab.instance());
        consumer.setConsumeFromWhere(org.apache.rocketmq.common.consumer.ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setPollNameServerInterval(1_000);
        consumer.setHeartbeatBrokerInterval(2_000);
        lab.shutDownAtEnd(consumer::shutdown);
        Inbox inbox = new Inbox();
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (batch, context) -> {
            boolean again = batch.get(0).getReconsumeTimes() == 0 && Lab.text(batch.get(0)).equals("again");
            context.setDelayLevelWhenNextConsume(1);
            if (again) return ConsumeConcurrentlyStatus.RECONSUME_LATER;
            inbox.add(batch);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();

        SendResult sent = Lab.stored(producer.send(new Message(topic, "tag", "key-" + lab.name("1"), Lab.bytes("once"))));
        SendResult retried = Lab.stored(producer.send(new Message(topic, "tag", "key-" + lab.name("2"), Lab.bytes("again"))));
        Lab.check(sent.isTraceOn() && sent.getRegionId() != null, "the broker wants no traces: " + sent);
        Lab.eventually(30, inbox::summary, () -> {
            consumer.getDefaultMQPushConsumerImpl().doRebalance(); // by itself it looks for the retry topic's queues every 20 s
            return inbox.size() == 2;
        });

        String[] where = traceTopic == null ? new String[0] : new String[] {"-t", traceTopic};
        String host = "127\\.0\\.0\\.1";
        String pub = "Pub +producers-traced +" + host + " +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +\\d+ms +success";
        String sub = "Sub +" + group + " +" + host + " +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +\\d+ms +";
        Lab.eventually(20, () -> "the trace of a message: " + types(lab, traceTopic, sent.getMsgId()), () -> types(lab, traceTopic, sent.getMsgId()).equals(List.of(TraceType.Pub, TraceType.SubBefore, TraceType.SubAfter)));
        AdminCases.prints(lab, "#Type +#ProducerGroup +#ClientHost +#SendTime +#CostTimes +#Status", pub, "#ConsumerGroup", sub + "success")
            .by(line("queryMsgTraceById", sent.getMsgId(), where));
        Lab.eventually(20, () -> "the trace of a retried message: " + types(lab, traceTopic, retried.getMsgId()), () -> types(lab, traceTopic, retried.getMsgId()).stream().filter(type -> type == TraceType.SubAfter).count() == 2);
        AdminCases.prints(lab, pub, sub + "failed", sub + "success").by(line("queryMsgTraceById", retried.getMsgId(), where));
        // A trace is found by the message's key too.
        Lab.eventually(5, "the trace by key", () -> !lab.admin().queryMessage(traceTopic == null ? TRACE_TOPIC : traceTopic, "key-" + lab.name("1"), 32, 0, Long.MAX_VALUE)
            .getMessageList().isEmpty());
        // All traces of a program leave through one client: the next case must not find it while it is shut down.
        lab.endClients();
    }

    private static String[] line(String command, String id, String[] where) {
        String[] line = new String[3 + where.length];
        line[0] = command;
        line[1] = "-i";
        line[2] = id;
        System.arraycopy(where, 0, line, 3, where.length);
        return line;
    }

    /** What the trace topic says of a message, in the order of {@link TraceType}. */
    private static List<TraceType> types(Lab lab, String traceTopic, String id) throws Exception {
        List<TraceType> types = new java.util.ArrayList<>();
        for (MessageExt message : lab.admin().queryMessage(traceTopic == null ? TRACE_TOPIC : traceTopic, id, 64, 0, Long.MAX_VALUE).getMessageList()) {
            for (TraceContext context : TraceDataEncoder.decoderFromTraceDataString(Lab.text(message))) {
                if (context.getTraceBeans().get(0).getMsgId().equals(id)) types.add(context.getTraceType());
            }
        }
        types.sort(java.util.Comparator.naturalOrder());
        return types;
    }
}
