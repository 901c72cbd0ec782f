package network.pyrin.lambdahost.tiny;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Speaks the Runtime API. Events are words in quotes: the first is what to do. An event of records is printed; of those from
 * a queue, the messages whose ids begin with {@code bad} fail.
 */
public final class TinyFunction {
    private static final int MEGABYTE = 1 << 20;
    private static final Pattern BAD_MESSAGE = Pattern.compile("\"messageId\":\"(bad[^\"]*)\"");

    private static int failures;

    private TinyFunction() {}

    /**
     * Runs until killed.
     *
     * @param args none
     * @throws IOException if the Runtime API is gone
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String api = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";
        if ("exit".equals(System.getenv("AT_INIT"))) {
            System.out.println("cannot find my settings");
            System.exit(3);
        }
        if ("report".equals(System.getenv("AT_INIT"))) {
            post(api + "init/error", "{\"errorType\":\"NoSettings\",\"errorMessage\":\"PYRIN_NETWORK is missing\"}");
            System.exit(1);
        }
        if ("hang".equals(System.getenv("AT_INIT"))) {
            new CountDownLatch(1).await();
        }
        while (true) {
            HttpURLConnection next = open(api + "invocation/next");
            String event = text(next.getInputStream());
            String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
            String call = api + "invocation/" + id + "/";
            String answer = act(event, next, call);
            if (!answer.isEmpty()) {
                post(call + "response", answer);
            }
        }
    }

    private static String act(String event, HttpURLConnection next, String call)
            throws IOException, InterruptedException {
        if (event.startsWith("{\"Records\"")) {
            return records(event, call);
        }
        String word = event.replace("\"", "");
        switch (word.split(" ")[0]) {
            case "hang" -> new CountDownLatch(1).await();
            case "exit" -> System.exit(Integer.parseInt(word.split(" ")[1]));
            case "throw" -> {
                post(call + "error", "{\"errorType\":\"Broken\",\"errorMessage\":\"as asked\"}");
                return "";
            }
            case "flaky" -> {
                if (failures++ < Integer.parseInt(word.split(" ")[1])) {
                    post(call + "error", "{\"errorType\":\"Broken\",\"errorMessage\":\"not yet\"}");
                    return "";
                }
                return event;
            }
            case "silent" -> {
                return "";
            }
            case "eat" -> eat();
            case "spin" -> {
                Thread.ofPlatform().daemon().start(TinyFunction::spin);
                return event;
            }
            case "large" -> {
                return "\"" + "x".repeat(6 * MEGABYTE + 1_000) + "\"";
            }
            case "environment" -> {
                return "\""
                        + String.join(
                                " ", System.getenv().keySet().stream().sorted().toList()) + "\"";
            }
            case "write" -> {
                return "\"" + write(Path.of(word.split(" ")[1])) + "\"";
            }
            case "deadline" -> {
                return next.getHeaderField("Lambda-Runtime-Deadline-Ms");
            }
            case "pid" -> {
                return Long.toString(ProcessHandle.current().pid());
            }
            default -> {
                return event;
            }
        }
        return "";
    }

    private static String records(String event, String call) throws IOException {
        System.out.println(event);
        if (event.contains("\"body\":\"throw\"")) {
            post(call + "error", "{\"errorType\":\"Broken\",\"errorMessage\":\"as asked\"}");
            return "";
        }
        if (event.contains("\"body\":\"nonsense\"")) {
            return "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}";
        }
        return BAD_MESSAGE
                .matcher(event)
                .results()
                .map(bad -> "{\"itemIdentifier\":\"" + bad.group(1) + "\"}")
                .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
    }

    private static String write(Path file) {
        try {
            Files.writeString(file, "x");
            return "written";
        } catch (IOException e) {
            return "refused";
        }
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static void eat() throws InterruptedException {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            byte[] piece = new byte[MEGABYTE];
            java.util.Arrays.fill(piece, (byte) i);
            kept.add(piece);
        }
        new CountDownLatch(kept.size()).await();
    }

    private static HttpURLConnection open(String address) throws IOException {
        return (HttpURLConnection) URI.create(address).toURL().openConnection();
    }

    private static void post(String address, String body) throws IOException {
        HttpURLConnection connection = open(address);
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        connection.getResponseCode();
        try (InputStream in =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            text(in);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
