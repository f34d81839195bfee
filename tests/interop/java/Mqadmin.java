import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Our mqadmin, which lies beside the server, run as a script runs it. */
record Mqadmin(int exit, String printed) {
    /** Runs a line with more in its environment; what it says of errors goes into the log. */
    static Mqadmin run(String nameServer, Map<String, String> environment, List<String> words) throws Exception {
        Path program = Path.of(System.getenv("INTEROP_SERVER")).resolveSibling("mqadmin");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        command.addAll(List.of("-n", nameServer));
        ProcessBuilder builder = new ProcessBuilder(command).directory(Lab.serverFolder(".").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes());
        Lab.check(process.waitFor(60, TimeUnit.SECONDS), words + " does not end");
        System.err.println("$ mqadmin " + String.join(" ", words) + " (exit " + process.exitValue() + ")\n" + printed);
        return new Mqadmin(process.exitValue(), printed);
    }
}
