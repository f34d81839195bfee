import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;

/**
 * Keeps frames of a real conversation: {@code Tap FOLDER LISTEN=TARGET…} forwards each LISTEN address (IP:PORT) to its TARGET without
 * changing a byte, and writes the first frames of each kind into FOLDER, with a line in {@code frames.jsonl} that says what the Java
 * decoder reads in them. A kind is the request code, or for an answer the request code and the answer's own code.
 */
public final class Tap {
    private static final int KEPT_OF_A_KIND = 2;
    private static final int FRAME_BYTES_MAX = 48 * 1024;

    private final Path folder;
    private final Map<String, Integer> kept = new ConcurrentHashMap<>();
    private final Set<String> shapes = new TreeSet<>();

    private Tap(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Tap tap = new Tap(Files.createDirectories(Path.of(args[0])));
        for (int i = 1; i < args.length; i++) {
            String[] pair = args[i].split("=");
            ServerSocket listener = new ServerSocket();
            listener.bind(address(pair[0]));
            daemon(() -> {
                while (true) tap.serve(listener.accept(), address(pair[1]));
            });
        }
        System.out.println("ready");
        Thread.currentThread().join();
    }

    private static InetSocketAddress address(String text) throws IOException {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(InetAddress.getByName(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (EOFException | SocketException e) {
                // the conversation is over
            } catch (Exception e) {
                e.printStackTrace();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client, InetSocketAddress target) throws IOException {
        Socket server = new Socket(target.getAddress(), target.getPort());
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Map<Integer, Integer> fromClient = new ConcurrentHashMap<>();
        Map<Integer, Integer> fromServer = new ConcurrentHashMap<>();
        daemon(() -> pump(client, server, "client", fromClient, fromServer));
        daemon(() -> pump(server, client, "server", fromServer, fromClient));
    }

    /** {@code asked} and {@code answered} map the opaque of open requests of this side and of the other side to their codes. */
    private void pump(Socket from, Socket to, String sender, Map<Integer, Integer> asked, Map<Integer, Integer> answered) throws Exception {
        try (from; to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            while (true) {
                int length = in.readInt();
                byte[] frame = ByteBuffer.allocate(4 + length).putInt(length).array();
                in.readFully(frame, 4, length);
                RemotingCommand command = RemotingCommand.decode(ByteBuffer.wrap(frame, 4, length).slice());
                if (command.isResponseType()) {
                    Integer request = answered.remove(command.getOpaque());
                    if (request != null) keep(request + "-res-" + command.getCode(), sender, command, frame);
                } else {
                    asked.put(command.getOpaque(), command.getCode());
                    keep(command.getCode() + "-req", sender, command, frame);
                }
                out.write(frame);
                out.flush();
            }
        }
    }

    private synchronized void keep(String kind, String sender, RemotingCommand command, byte[] frame) throws IOException {
        Map<String, String> fields = command.getExtFields() == null ? Map.of() : new TreeMap<>(command.getExtFields());
        // A second frame of a kind is worth keeping only when it has other fields, or a body where the first had none.
        String shape = kind + fields.keySet() + (command.getBody() != null) + command.getFlag();
        if (frame.length > FRAME_BYTES_MAX || kept.getOrDefault(kind, 0) >= KEPT_OF_A_KIND || !shapes.add(shape)) return;
        int number = kept.merge(kind, 1, Integer::sum);
        String file = kind + (number == 1 ? "" : "-" + number) + ".bin";
        Files.write(folder.resolve(file), frame);
        Files.writeString(folder.resolve("frames.jsonl"), describe(file, sender, command, fields, frame) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String describe(String file, String sender, RemotingCommand command, Map<String, String> fields, byte[] frame) {
        StringBuilder line = new StringBuilder("{\"file\":" + quoted(file) + ",\"sender\":" + quoted(sender) + ",\"encoding\":" + quoted(frame[4] == 0 ? "JSON" : "ROCKETMQ"));
        line.append(",\"code\":").append(command.getCode()).append(",\"language\":").append(quoted(String.valueOf(command.getLanguage())));
        line.append(",\"version\":").append(command.getVersion()).append(",\"opaque\":").append(command.getOpaque()).append(",\"flag\":").append(command.getFlag());
        line.append(",\"remark\":").append(command.getRemark() == null ? "null" : quoted(command.getRemark()));
        line.append(",\"extFields\":{");
        String separator = "";
        for (Map.Entry<String, String> field : fields.entrySet()) {
            line.append(separator).append(quoted(field.getKey())).append(':').append(field.getValue() == null ? "null" : quoted(field.getValue()));
            separator = ",";
        }
        byte[] body = command.getBody() == null ? new byte[0] : command.getBody();
        CRC32 crc = new CRC32();
        crc.update(body);
        return line.append("},\"bodyLength\":").append(body.length).append(",\"bodyCrc32\":").append(crc.getValue()).append("}").toString();
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
}
