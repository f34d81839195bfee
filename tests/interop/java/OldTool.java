import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLineParser;
import org.apache.commons.cli.PosixParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.rocketmq.tools.command.MQAdminStartup;
import org.apache.rocketmq.tools.command.SubCommand;

/** The mqadmin of this client's version prints at our servers what it prints at Apache's. */
final class OldTool {
    private OldTool() {
    }

    /** Runs each row that this version knows at a cluster of ours and at one of Apache's, on which everything has the same names. */
    static void compare(Lab lab, String[] rows) throws Exception {
        ToolCases.Lines ours = new ToolCases.Lines(lab);
        String ns = lab.name("apache-ns");
        String address = ClusterCases.startNameServer(lab, ns, "apache");
        ClusterCases.startBroker(lab, lab.name("apache"), ns, "apache", "brokerName=b0");
        ToolCases.Lines apaches = new ToolCases.Lines(ClusterCases.inside(lab, address));
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (String row : rows) {
            String line = ToolCases.line(row);
            String marks = row.substring(0, row.length() - line.length());
            if (marks.contains("A") || marks.contains("S") || !knows(ours.fill(line, "j").split(" "))) continue;
            compared++;
            String here = printed(ours, line, marks);
            String there = printed(apaches, line, marks);
            if (!here.equals(there)) {
                System.err.println("DIFFERENT: " + line + "\n<<<< at Apache's\n" + there + "\n>>>> at ours\n" + here + "\n====");
                differences.add(line);
            }
        }
        System.err.println(compared + " of " + rows.length + " lines compared");
        Lab.check(compared > 1, "this version knows none of the lines");
        Lab.check(differences.isEmpty(), differences.size() + " of " + compared + " lines differ (see the log): " + differences);
    }

    /** What the tool prints, with the names of both clusters called the same. */
    private static String printed(ToolCases.Lines lines, String line, String marks) {
        String text = lines.tool().java(lines.fill(line, "j")).replaceAll("__CRC32#=\\d+, ", "");
        // The longest first: some names begin others.
        List<Map.Entry<String, String>> names = new ArrayList<>(lines.names().entrySet());
        names.sort(Comparator.comparingInt(name -> -name.getValue().length()));
        for (Map.Entry<String, String> name : names) text = text.replace(name.getValue(), name.getKey().toUpperCase());
        // Client ids have the case's name in them.
        text = text.replace(lines.prefix(), "LAB-");
        text = Pattern.compile("\\{([A-Z_]+=[^{}]*)}").matcher(text)
            .replaceAll(properties -> Matcher.quoteReplacement(Arrays.stream(properties.group(1).split(", ")).sorted().toList().toString()));
        // A client commits a position in its group's retry topic when its first pull there comes back, which takes its time.
        String settled = text.lines().filter(each -> !each.startsWith("%RETRY%")).collect(Collectors.joining("\n"));
        // Names of the two clusters differ in length, and so does what pads them.
        return ToolCases.plain(settled.replaceAll(" +", " "), marks.contains("~"));
    }

    /** Whether this version has the command with these options; one that it does not know would end the process. */
    private static boolean knows(String[] words) throws Exception {
        MQAdminStartup.initCommand();
        CommandLineParser parser = new PosixParser();
        for (Field field : MQAdminStartup.class.getDeclaredFields()) {
            if (!List.class.isAssignableFrom(field.getType())) continue;
            field.setAccessible(true);
            for (Object command : (List<?>) field.get(null)) {
                if (!(command instanceof SubCommand known) || !known.commandName().equalsIgnoreCase(words[0])) continue;
                Options options = new Options().addOption("h", "help", false, "").addOption("n", "namesrvAddr", true, "");
                try {
                    parser.parse(known.buildCommandlineOptions(options), Arrays.copyOfRange(words, 1, words.length));
                    return true;
                } catch (ParseException e) {
                    return false;
                }
            }
        }
        return false;
    }
}
