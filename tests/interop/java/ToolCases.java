import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.tools.command.MQAdminStartup;

/**
 * Our mqadmin prints what Java's prints: each line is run by both on the same cluster, and what they print on standard output is compared
 * with numbers masked. A row may begin with marks: {@code ~} the order of lines is that of a hash map, {@code A} only Apache's brokers know
 * the request, {@code S} what is printed is the server's own (its settings, its figures, all of its topics, a client's objects), or the
 * command runs once in a process.
 * Names in braces stand for what {@link Lines#fill} knows; {@code {x}} is a letter that differs between the two, so that each changes
 * things of its own, and is the same again when they are compared. A command whose class keeps its client in a static field stands here once:
 * in one process Java runs it only once.
 */
final class ToolCases {
    private static final String[] TOPICS = {
        "updateTopic -c {cluster} -t {new}-a{x} -r 3 -w 2 -p 6",
        "updateTopic -b {addr} -t {new}-b{x}",
        "updateTopic -c {cluster} -t {new}-o{x} -o true",
        "updateTopic -c {cluster} -t {new}-f{x} -a +message.type=FIFO",
        "updateTopicList -b {addr} -f {topics{x}}",
        "updateTopicPerm -b {addr} -t {new}-a{x} -p 4",
        "updateTopicPerm -b {addr} -t {new}-a{x} -p 4",
        "updateTopicPerm -c {cluster} -t {new}-a{x} -p 6",
        "updateTopicPerm -c {cluster} -t {new}-a{x} -p 6",
        "S~topicList",
        "topicRoute -t {topic}",
        "topicRoute -t {topic} -l",
        "~topicStatus -t {topic}",
        "topicClusterList -t {topic}",
        "updateOrderConf -t {new}-a{x} -m put -v {broker}:2",
        "updateOrderConf -t {new}-a{x} -m get",
        "updateOrderConf -t {new}-a{x} -m delete",
        "allocateMQ -t {topic} -i 10.0.0.1,10.0.0.2,10.0.0.3",
        "allocateMQ -t {topic} -i c",
        "deleteTopic -c {cluster} -t {new}-a{x}",
        "AupdateStaticTopic -t {new}-g{x} -qn 2 -b {broker}",
        "AupdateStaticTopic -t {new}-g{x} -qn 3 -c {cluster}",
        "AremappingStaticTopic -t {new}-g{x} -c {cluster}",
    };

    private static final String[] GROUPS = {
        "updateSubGroup -c {cluster} -g {new}-g{x} -r 5 -d true",
        "updateSubGroup -b {addr} -g {new}-h{x}",
        "updateSubGroupList -b {addr} -f {groups{x}}",
        "~getConsumerConfig -g {group}",
        "~consumerProgress -g {group}",
        "~consumerProgress -g {group} -t {topic}",
        "~consumerProgress -g {group} -s true",
        "consumerConnection -g {group}",
        "producerConnection -g {producers} -t {topic}",
        "S~producer -b {addr}",
        "consumerStatus -g {group}",
        "S~consumerStatus -g {group} -i {client}",
        "S~brokerConsumeStats -b {addr}",
        "~resetOffsetByTime -g {idle{x}} -t {topic} -s 0",
        "~resetOffsetByTime -g {idle{x}} -t {topic} -s now -f false",
        "~skipAccumulatedMessage -g {idle{x}} -t {topic}",
        "cloneGroupOffset -s {idle{x}} -d {new}-g{x} -t {topic} -o true",
        "deleteSubGroup -b {addr} -g {new}-h{x}",
        "deleteSubGroup -c {cluster} -g {new}-g{x} -r true",
    };

    // queryMsgByUniqueKey is not among them: Java's keeps the client that it has shut down, so it works once in a process, and AdminCases has that.
    private static final String[] MESSAGES = {
        "SsendMessage -t {sent} -p body -k k{x} -c TagA",
        "checkMsgSendRT -t {sent} -a 5 -s 64",
        "sendMsgStatus -b {broker} -s 32 -c 2",
        "~queryMsgById -i {offsetId} -t {topic}",
        "queryMsgByKey -t {topic} -k key1",
        "queryMsgByOffset -t {one} -b {broker} -i 0 -o 1",
        "printMsg -t {one} -d true",
        "printMsg -t {one} -s TagA -d false",
        "printMsgByQueue -t {topic} -a {broker} -i 1 -p true -d true",
        "printMsgByQueue -t {topic} -a {broker} -i 1 -f true",
        "SconsumeMessage -t {one} -c 3",
        "queryCq -t {topic} -q 0 -i 0 -c 2 -b {addr}",
        "queryCq -t {topic} -q 1 -i 1",
    };

    private static final String[] BROKERS = {
        "SclusterList",
        "SclusterList -m",
        "S~brokerStatus -b {addr}",
        "S~brokerStatus -c {cluster}",
        "S~getBrokerConfig -b {addr}",
        "S~getBrokerConfig -c {cluster}",
        "updateBrokerConfig -b {addr} -k fileReservedTime -v 72",
        "updateBrokerConfig -c {cluster} -k fileReservedTime -v 72",
        "updateBrokerConfig -c {cluster} -k fileReservedTime -v 72 -a true",
        "cleanExpiredCQ -b {addr}",
        "ScleanUnusedTopic -b {addr}",
        "deleteExpiredCommitLog -b {addr}",
        "cleanExpiredCQ -c {cluster}",
        "ShaStatus -b {addr}",
        "ShaStatus -c {cluster}",
        "AresetMasterFlushOffset -b {addr} -o 0",
        "AgetColdDataFlowCtrInfo -b {addr}",
        "AgetColdDataFlowCtrInfo -c {cluster}",
        "AupdateColdDataFlowCtrGroupConfig -b {addr} -g {group} -v 100",
        "AremoveColdDataFlowCtrGroupConfig -b {addr} -g {group}",
        "AsetCommitLogReadAheadMode -b {addr} -m 1",
        "AsetCommitLogReadAheadMode -c {cluster} -m 0",
        "setCommitLogReadAheadMode -b {addr} -m 7",
        "AsetConsumeMode -b {addr} -t {topic} -g {group} -m PULL",
        "AsetConsumeMode -c {cluster} -t {topic} -g {group} -m POP -q 2",
        "SexportMetadata -c {cluster} -f {folder}",
        "SexportMetadata -c {cluster} -f {folder} -t",
        "SexportMetadata -b {addr} -f {folder} -g",
        "SexportConfigs -c {cluster} -f {folder}",
        "SexportMetrics -c {cluster} -f {folder}",
    };

    private static final String[] NAME_SERVERS = {
        "S~getNamesrvConfig",
        "updateNamesrvConfig -k enableTopicList -v true",
        "updateKvConfig -s {new} -k k{x} -v v",
        "deleteKvConfig -s {new} -k k{x}",
        "wipeWritePerm -b {broker}",
        "addWritePerm -b {broker}",
        "wipeWritePerm -b nobody",
    };

    static void register(Map<String, Interop.Case> cases) {
        Map<String, String[]> tables = Map.of("topics", TOPICS, "groups", GROUPS, "messages", MESSAGES, "brokers", BROKERS, "name-servers", NAME_SERVERS);
        // Our mqadmin prints as 5.4.0 does; the older tool is to print at our servers what it prints at Apache's.
        boolean old = !MQVersion.getVersionDesc(MQVersion.CURRENT_VERSION).startsWith("V5");
        tables.forEach((name, rows) -> cases.put("tool-" + name, lab -> {
            if (old) OldTool.compare(lab, rows);
            else new Lines(lab).compare(rows);
        }));
    }

    /** What the rows speak of: a topic with messages, a group that has consumed them, two that have not. */
    static final class Lines {
        private final Lab lab;
        private final Path folder = Files.createTempDirectory(Lab.serverFolder("."), "tool-");
        private final Map<String, String> names = new java.util.HashMap<>();
        private final Tool tool;

        Lines(Lab lab) throws Exception {
            this.lab = lab;
            tool = new Tool(lab.nameServer, Map.of(), null);
            String topic = lab.topic(2);
            String one = lab.topic(lab.name("one"), 1);
            String sent = lab.topic(lab.name("sent"), 1);
            DefaultMQProducer producer = lab.producer();
            SendResult last = null;
            for (int i = 0; i < 4; i++) {
                Message message = new Message(topic, "Tag" + i % 2, "key" + i, Lab.bytes("body" + i));
                last = Lab.stored(producer.send(message, new MessageQueue(topic, "b0", i % 2)));
                Lab.stored(producer.send(new Message(one, "Tag" + (char) ('A' + i % 2), "key" + i, Lab.bytes("body" + i))));
            }
            // Its next heartbeat would name it to the broker in the middle of what is compared.
            producer.getDefaultMQProducerImpl().getMqClientFactory().sendHeartbeatToAllBrokerWithLock();
            String group = lab.name("group");
            consume(group, topic);
            names.putAll(Map.of("cluster", "interop", "broker", "b0", "addr", lab.brokerAddresses().get(0), "topic", topic, "one", one,
                "sent", sent, "group", group, "new", lab.name("new"), "producers", producer.getProducerGroup(), "folder", folder.toString()));
            names.put("offsetId", last.getOffsetMsgId());
            names.put("client", lab.admin().examineConsumerConnectionInfo(group).getConnectionSet().iterator().next().getClientId());
            for (String x : List.of("j", "r")) {
                names.put("idle" + x, lab.name("idle-" + x));
                tool.java(fill("updateSubGroup -c {cluster} -g {idle" + x + "}", x));
                lab.topic("%RETRY%" + lab.name("idle-" + x), 1); // Java's tool finds a group's brokers by it
                lab.admin().resetOffsetByTimestamp(topic, lab.name("idle-" + x), 0, true);
                names.put("topics" + x, file("topics-" + x, "[{\"topicName\":\"" + lab.name("list-" + x) + "\",\"readQueueNums\":1,\"writeQueueNums\":1,\"perm\":6}]"));
                names.put("groups" + x, file("groups-" + x, "[{\"groupName\":\"" + lab.name("list-" + x) + "\",\"retryMaxTimes\":3}]"));
            }
        }

        Tool tool() {
            return tool;
        }

        String prefix() {
            return lab.name("");
        }

        Map<String, String> names() {
            return names;
        }

        private String file(String name, String text) throws Exception {
            return Files.writeString(folder.resolve(name), text).toString();
        }

        private void consume(String group, String topic) throws Exception {
            DefaultMQPushConsumer consumer = lab.consumer(group);
            consumer.subscribe(topic, "*");
            consumer.setMessageListener((MessageListenerConcurrently) (messages, context) -> ConsumeConcurrentlyStatus.CONSUME_SUCCESS);
            consumer.setPersistConsumerOffsetInterval(500);
            consumer.start();
            Lab.eventually(30, "positions of " + group, () -> lab.admin().examineConsumeStats(group, topic).computeTotalDiff() == 0
                && lab.admin().examineConsumeStats(group, topic).getOffsetTable().size() == 2);
            // It learns of its retry topic within 30 s, which might be in the middle of what is compared.
            String retry = "%RETRY%" + group;
            Lab.eventually(30, "a queue of " + retry, () -> {
                consumer.getDefaultMQPushConsumerImpl().getmQClientFactory().updateTopicRouteInfoFromNameServer(retry);
                consumer.getDefaultMQPushConsumerImpl().getmQClientFactory().rebalanceImmediately();
                return consumer.getDefaultMQPushConsumerImpl().getRebalanceImpl().getProcessQueueTable().keySet().stream()
                    .anyMatch(queue -> queue.getTopic().equals(retry));
            });
        }

        /** Replaces what stands in braces; {@code {x}} first, so that names may contain it. */
        String fill(String line, String x) {
            String filled = line.replace("{x}", x);
            for (Map.Entry<String, String> name : names.entrySet()) {
                filled = filled.replace("{" + name.getKey() + "}", name.getValue());
            }
            return filled;
        }

        void compare(String[] rows) throws Exception {
            ToolCases.compare(tool, rows, this::fill, this::masked);
        }

        /** Names that only one of the two used are called the same. */
        private String masked(String printed, String x) {
            // Our broker gives each record a checksum, which Java shows as a property of the message and ours does not.
            String text = printed.replaceAll("__CRC32#=\\d+, ", "");
            for (String end : List.of("-a", "-b", "-o", "-f", "-g", "-h")) {
                text = text.replaceAll(java.util.regex.Pattern.quote(names.get("new") + end) + "[jr]", names.get("new") + end + "?");
            }
            return text.replace(names.get("idle" + x), "IDLE").replace(names.get("idle" + (x.equals("j") ? "r" : "j")), "OTHER");
        }
    }

    /** A row without its marks. */
    static String line(String row) {
        return row.replaceFirst("^[~AS]+", "");
    }

    /** Runs every row by both and compares what they print; {@code fill} and {@code mask} know the names, {@code "j"} for Java's, {@code "r"} for ours. */
    static void compare(Tool tool, String[] rows, BinaryOperator<String> fill, BinaryOperator<String> mask) throws Exception {
        boolean apache = "apache".equals(System.getenv("INTEROP_KIND"));
        List<String> differences = new ArrayList<>();
        for (String row : rows) {
            String line = line(row);
            String marks = row.substring(0, row.length() - line.length());
            if (marks.contains("A") && !apache) continue;
            String java = tool.java(fill.apply(line, "j"));
            String ours = tool.ours(fill.apply(line, "r"));
            String expected = plain(mask.apply(java, "j"), marks.contains("~"));
            String actual = plain(mask.apply(ours, "r"), marks.contains("~"));
            if (!expected.equals(actual)) {
                System.err.println("DIFFERENT: " + line + "\n<<<< Java\n" + expected + "\n>>>> ours\n" + actual + "\n====");
                differences.add(line);
            }
        }
        Lab.check(differences.isEmpty(), differences.size() + " of " + rows.length + " lines differ (see the log): " + differences);
    }

    /** Ids and numbers with the blanks that pad them give way to a mark. */
    static String plain(String printed, boolean sorted) {
        String text = printed.replaceAll("[0-9A-F]{32,}", "ID").replaceAll(" *-?\\d+(\\.\\d+)?(E-?\\d+)? *", "#");
        return sorted ? Arrays.stream(text.split("\n")).sorted().collect(Collectors.joining("\n")) : text;
    }

    /** Runs a command line by either, at this name server; signed by both or by none. */
    record Tool(String nameServer, Map<String, String> environment, RPCHook hook) {
        /** As its start script runs it, in this process. */
        String java(String line) {
            String[] args = (line + " -n " + nameServer).split(" ");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream out = System.out;
            System.setOut(new PrintStream(bytes, true));
            try {
                MQAdminStartup.main0(args, hook);
            } finally {
                System.setOut(out);
                System.clearProperty("rocketmq.namesrv.addr");
            }
            System.err.println("$ java mqadmin " + line + "\n" + bytes);
            return bytes.toString();
        }

        String ours(String line) throws Exception {
            return Mqadmin.run(nameServer, environment, Arrays.asList(line.split(" "))).printed();
        }
    }
}
