import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.tools.command.MQAdminStartup;

/** The admin API, and the commands of the official mqadmin: they must print their normal output and no exception. */
final class AdminCases {
    private static final Pattern TROUBLE = Pattern.compile("[a-z]Exception\\b|\\bat org\\.apache|usage: mqadmin");

    static void register(Map<String, Interop.Case> cases) {
        cases.put("query-message", AdminCases::queryMessage);
        cases.put("mqadmin-clusterList", lab -> prints(lab, "interop", "b0", broker(lab), "V\\d+_\\d+_\\d+").by("clusterList"));
        cases.put("mqadmin-topicList", lab -> prints(lab, used(lab).topic, "TBW102").by("topicList"));
        cases.put("mqadmin-topicStatus", lab -> prints(lab, "Max Offset", "b0 +0 +0 +5 ", "b0 +1 +0 +5 ").by("topicStatus", "-t", used(lab).topic));
        cases.put("mqadmin-topicRoute", lab -> prints(lab, broker(lab), "\"?writeQueueNums\"?: ?2").by("topicRoute", "-t", used(lab).topic));
        cases.put("mqadmin-consumerProgress", AdminCases::consumerProgress);
        cases.put("mqadmin-brokerStatus", lab -> prints(lab, "brokerVersionDesc", "putTps", "msgPutTotalTodayNow", "runtime", "commitLogMaxOffset").by("brokerStatus", "-b", broker(lab)));
        cases.put("mqadmin-queryMsgByKey", lab -> prints(lab, used(lab).last.getMsgId()).by("queryMsgByKey", "-t", used(lab).topic, "-k", "key9"));
        cases.put("mqadmin-queryMsgById", AdminCases::queryMsgById);
        cases.put("mqadmin-queryMsgByUniqueKey", lab -> prints(lab, "Queue Offset: +4", "key9").by("queryMsgByUniqueKey", "-t", used(lab).topic, "-i", used(lab).last.getMsgId()));
        cases.put("mqadmin-updateTopic", AdminCases::updateTopic);
        cases.put("mqadmin-deleteTopic", AdminCases::deleteTopic);
        cases.put("mqadmin-updateSubGroup", AdminCases::updateSubGroup);
        cases.put("mqadmin-resetOffsetByTime", AdminCases::resetOffsetByTime);
        cases.put("mqadmin-updateKvConfig", AdminCases::updateKvConfig);
        cases.put("mqadmin-wipeWritePerm", AdminCases::wipeWritePerm);
        cases.put("mqadmin-getBrokerConfig", lab -> prints(lab, "brokerClusterName", "listenPort", "flushDiskType").by("getBrokerConfig", "-b", broker(lab)));
        cases.put("mqadmin-connections", AdminCases::connections);
    }

    // A command line

    record Command(Lab lab, String[] expected) {
        /** Runs the command as its start script does, in this process: the script's JVM runs exactly this. */
        String by(String... line) throws Exception {
            String[] args = new String[line.length + 2];
            System.arraycopy(line, 0, args, 0, line.length);
            args[line.length] = "-n";
            args[line.length + 1] = lab.nameServer;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream out = System.out;
            PrintStream err = System.err;
            PrintStream both = new PrintStream(bytes, true);
            System.setOut(both);
            System.setErr(both);
            try {
                MQAdminStartup.main0(args, null);
            } finally {
                System.setOut(out);
                System.setErr(err);
                System.clearProperty("rocketmq.namesrv.addr");
            }
            String printed = bytes.toString();
            System.err.println("$ mqadmin " + String.join(" ", args) + "\n" + printed);
            Lab.check(!TROUBLE.matcher(printed).find(), line[0] + " printed " + printed);
            for (String expected : expected) {
                Lab.check(Pattern.compile(expected).matcher(printed).find(), "'" + expected + "' is not in what " + line[0] + " printed: " + printed);
            }
            return printed;
        }
    }

    static Command prints(Lab lab, String... expected) {
        return new Command(lab, expected);
    }

    // What the commands look at

    /** A topic with 10 messages on 2 queues, keys key0 … key9, and a group that has consumed them all. */
    private record Used(String topic, String group, SendResult last) { }

    private static Used used;

    private static Used used(Lab lab) throws Exception {
        if (used != null) return used;
        String topic = lab.topic(2);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        SendResult last = null;
        for (int i = 0; i < 10; i++) {
            Message message = new Message(topic, "tag", "key" + i, Lab.bytes(i));
            last = Lab.stored(producer.send(message, (queues, m, number) -> queues.get((Integer) number % 2), i));
        }
        Inbox inbox = new Inbox();
        var consumer = lab.consumer(group);
        inbox.start(consumer, topic, "*");
        Lab.eventually(30, inbox::summary, () -> inbox.size() == 10);
        consumer.shutdown();
        used = new Used(topic, group, last);
        return used;
    }

    private static String broker(Lab lab) throws Exception {
        return lab.brokerAddresses().get(0);
    }

    // Cases of more than one line

    private static void queryMessage(Lab lab) throws Exception {
        Used used = used(lab);
        long now = System.currentTimeMillis();
        Lab.eventually(5, "the message by its key", () -> lab.admin().queryMessage(used.topic, "key9", 32, 0, now + 60_000).getMessageList().size() == 1);
        MessageExt byKey = lab.admin().queryMessage(used.topic, "key9", 32, 0, now + 60_000).getMessageList().get(0);
        Lab.equal("9", Lab.text(byKey), "message by key");
        MessageExt byUniqueId = lab.admin().viewMessage(used.topic, used.last.getMsgId());
        Lab.equal("9", Lab.text(byUniqueId), "message by unique id");
        MessageExt byOffsetId = lab.admin().viewMessage(used.topic, used.last.getOffsetMsgId());
        Lab.equal("9", Lab.text(byOffsetId), "message by offset id");
        Lab.equal(used.last.getQueueOffset(), byOffsetId.getQueueOffset(), "its queue offset");
        Exception refusal = Lab.refused(() -> lab.admin().queryMessage(used.topic, "absent", 32, 0, now + 60_000), "a key that no message has");
        Lab.check(refusal.toString().contains("no message") || refusal.toString().contains("finished, but"), "answer for an absent key: " + refusal);
    }

    private static void consumerProgress(Lab lab) throws Exception {
        Used used = used(lab);
        Lab.eventually(5, "the group's offsets at the broker", () -> lab.admin().examineConsumeStats(used.group).computeTotalDiff() == 0);
        prints(lab, "Broker Offset", "Consumer Offset", used.topic + " +b0 +0 +5 +5 ", "Diff Total: 0").by("consumerProgress", "-g", used.group);
        prints(lab, "#Diff Total", used.group.substring(0, 20)).by("consumerProgress");
    }

    private static void queryMsgById(Lab lab) throws Exception {
        Used used = used(lab);
        String[] line = {"queryMsgById", "-i", used.last.getOffsetMsgId(), "-t", used.topic};
        boolean takesTopic = isVersion5(); // 4.9 knows no -t here
        prints(lab, "Topic: +" + used.topic, "Queue Offset: +4", "key9").by(takesTopic ? line : new String[] {line[0], line[1], line[2]});
    }

    /** Whether this is the 5.x mqadmin. */
    private static boolean isVersion5() {
        try {
            Class.forName("org.apache.rocketmq.remoting.protocol.body.ClusterInfo");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void updateTopic(Lab lab) throws Exception {
        String byBroker = lab.name("by-broker");
        String byCluster = lab.name("by-cluster");
        prints(lab, "create topic to .* success").by("updateTopic", "-b", broker(lab), "-t", byBroker, "-r", "3", "-w", "2");
        prints(lab, "create topic to .* success").by("updateTopic", "-c", "interop", "-t", byCluster, "-r", "8", "-w", "8");
        for (String topic : List.of(byBroker, byCluster)) {
            Lab.eventually(5, "route of " + topic, () -> lab.admin().examineTopicRouteInfo(topic).getQueueDatas().size() == 1);
        }
        var queues = lab.admin().examineTopicRouteInfo(byBroker).getQueueDatas().get(0);
        Lab.equal("3/2/6", queues.getReadQueueNums() + "/" + queues.getWriteQueueNums() + "/" + queues.getPerm(), "read/write/perm");
    }

    private static void deleteTopic(Lab lab) throws Exception {
        String topic = lab.topic(2);
        lab.send(lab.producer(), topic, 0, 4);
        prints(lab, "delete topic \\[" + topic + "\\] from cluster \\[interop\\] success", "from NameServer success").by("deleteTopic", "-c", "interop", "-t", topic);
        Lab.refused(() -> lab.admin().examineTopicRouteInfo(topic), "the route of a deleted topic");
        lab.topic(topic, 2);
        Lab.equal(0L, lab.stored(lab.producer(), topic), "messages of a topic made anew");
    }

    private static void updateSubGroup(Lab lab) throws Exception {
        String group = lab.name("made");
        prints(lab, "create subscription group to .* success").by("updateSubGroup", "-b", broker(lab), "-g", group, "-r", "5");
        Lab.equal(5, lab.admin().getAllSubscriptionGroup(broker(lab), 5_000).getSubscriptionGroupTable().get(group).getRetryMaxTimes(), "retryMaxTimes");
        prints(lab, "delete subscription group \\[" + group + "\\] from broker .* success").by("deleteSubGroup", "-b", broker(lab), "-g", group);
        Lab.equal(null, lab.admin().getAllSubscriptionGroup(broker(lab), 5_000).getSubscriptionGroupTable().get(group), "deleted group");
    }

    private static void resetOffsetByTime(Lab lab) throws Exception {
        String topic = lab.topic(2);
        String group = lab.name("group");
        DefaultMQProducer producer = lab.producer();
        long before = System.currentTimeMillis() - 1_000;
        lab.send(producer, topic, 0, 20);
        Inbox first = new Inbox();
        var consumer = lab.consumer(group);
        first.start(consumer, topic, "*");
        Lab.eventually(30, first::summary, () -> first.size() == 20);
        consumer.shutdown();
        Lab.eventually(10, "the group's offsets at the broker", () -> lab.admin().examineConsumeStats(group, topic).computeTotalDiff() == 0);
        prints(lab, "b0 +0 +0", "b0 +1 +0").by("resetOffsetByTime", "-g", group, "-t", topic, "-s", String.valueOf(before), "-f", "true");
        Inbox again = new Inbox();
        again.start(lab.consumer(group), topic, "*");
        // Apache tells the consumer by an offset that it calls illegal: the client drops the queue for 10 s and its rebalance takes it up again.
        Lab.eventually(60, () -> "every message once more; " + again.summary(), () -> again.size() >= 20);
        Lab.eachOnce(20, again.texts());
    }

    private static void updateKvConfig(Lab lab) throws Exception {
        String key = lab.name("key");
        prints(lab, "create or update kv config to namespace success").by("updateKvConfig", "-s", "INTEROP", "-k", key, "-v", "some value");
        Lab.equal("some value", lab.admin().getKVConfig("INTEROP", key), "value of the key");
        prints(lab, "delete kv config from namespace success").by("deleteKvConfig", "-s", "INTEROP", "-k", key);
        Lab.refused(() -> lab.admin().getKVConfig("INTEROP", key), "a deleted key");
    }

    private static void wipeWritePerm(Lab lab) throws Exception {
        String topic = lab.topic(2);
        try {
            prints(lab, "wipe write perm of broker\\[b0\\] in name server\\[.*\\] OK, \\d+").by("wipeWritePerm", "-b", "b0");
            Lab.equal(4, lab.admin().examineTopicRouteInfo(topic).getQueueDatas().get(0).getPerm(), "perm after the wipe");
        } finally {
            prints(lab, "add write perm of broker\\[b0\\] in name server\\[.*\\] OK, \\d+").by("addWritePerm", "-b", "b0");
        }
        Lab.equal(6, lab.admin().examineTopicRouteInfo(topic).getQueueDatas().get(0).getPerm(), "perm after it was given back");
    }

    private static void connections(Lab lab) throws Exception {
        String topic = lab.topic(2);
        DefaultMQProducer producer = lab.producer();
        lab.send(producer, topic, 0, 1);
        producer.getDefaultMQProducerImpl().getMqClientFactory().sendHeartbeatToAllBrokerWithLock();
        Inbox inbox = new Inbox();
        inbox.start(lab.consumer(lab.name("group")), topic, "*");
        Lab.eventually(30, inbox::summary, () -> inbox.size() == 1);
        prints(lab, "JAVA", "127\\.0\\.0\\.1:\\d+").by("producerConnection", "-g", lab.name("producers"), "-t", topic);
        prints(lab, "JAVA", topic, "CLUSTERING", "CONSUME_PASSIVELY").by("consumerConnection", "-g", lab.name("group"));
    }
}
