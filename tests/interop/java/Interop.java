import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs cases with the official Java client that is on the class path, one after the other:
 * {@code Interop NAME-SERVER CASE…}. For each it prints one line, {@code @ok CASE SECONDS} or {@code @FAIL CASE SECONDS REASON};
 * {@code Interop --list} prints the names of all cases. The same source is compiled for every client version.
 */
public final class Interop {
    interface Case {
        void run(Lab lab) throws Exception;
    }

    private static final int CASE_SECONDS_MAX = 120 + 20 * ClusterCases.ROUNDS;

    public static void main(String[] args) throws Exception {
        Map<String, Case> cases = new LinkedHashMap<>();
        SendCases.register(cases);
        ConsumeCases.register(cases);
        FilterCases.register(cases);
        GroupCases.register(cases);
        AdminCases.register(cases);
        ToolCases.register(cases);
        AccountCases.register(cases);
        ClusterCases.register(cases);
        OrderCases.register(cases);
        TraceCases.register(cases);
        ScalingCases.register(cases);
        TransactionCases.register(cases);
        RequestReplyCases.register(cases);
        DelayCases.register(cases);
        PopCases.register(cases);
        LitePullCases.register(cases);
        OffsetCases.register(cases);
        ResetCases.register(cases);
        if (args[0].equals("--list")) {
            cases.keySet().forEach(System.out::println);
            return;
        }
        PrintStream results = System.out;
        System.setOut(System.err); // the client prints to standard output now and then; that belongs into the log
        for (int i = 1; i < args.length; i++) {
            System.err.println("==== " + args[i]);
            results.println(resultOf(args[i], cases.get(args[i]), args[0]));
            results.flush();
        }
        System.exit(0); // the clients leave threads behind
    }

    private static String resultOf(String name, Case test, String nameServer) {
        if (test == null) return "@FAIL " + name + " 0.0 no such case";
        long start = System.nanoTime();
        Throwable failure = failureOf(name, test, nameServer);
        String seconds = String.format("%.1f", (System.nanoTime() - start) / 1e9);
        if (failure == null) return "@ok " + name + " " + seconds;
        failure.printStackTrace();
        return "@FAIL " + name + " " + seconds + " " + String.valueOf(failure).replaceAll("\\s+", " ");
    }

    private static Throwable failureOf(String name, Case test, String nameServer) {
        var thread = Executors.newSingleThreadExecutor(task -> {
            Thread t = new Thread(task, "case-" + name);
            t.setDaemon(true);
            return t;
        });
        try (Lab lab = new Lab(name, nameServer)) {
            var run = thread.submit(() -> {
                test.run(lab);
                return null;
            });
            run.get(CASE_SECONDS_MAX, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            return new AssertionError("not done within " + CASE_SECONDS_MAX + " s");
        } catch (Exception e) {
            return e;
        } finally {
            thread.shutdownNow();
        }
    }
}
