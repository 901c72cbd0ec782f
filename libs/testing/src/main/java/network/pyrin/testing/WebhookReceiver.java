package network.pyrin.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.LongFunction;
import network.pyrin.webhooks.WebhookBody;
import network.pyrin.webhooks.WebhookBody.Activity;
import network.pyrin.webhooks.WebhookBody.AddressActivity;
import network.pyrin.webhooks.WebhookSignature;

/**
 * A receiver of webhooks on loopback, as the documentation tells people to write one: sends challenges back, checks
 * signatures once it knows the secret, throws away deliveries it has seen, and keeps what is left in the order of serials.
 * Everything that is wrong is gathered in {@link #complaints()}. Thread-safe.
 */
public final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, WebhookBody> deliveries = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile IntUnaryOperator answers = call -> 200;

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts on a free port.
     *
     * @return running
     * @throws IOException if there is none
     */
    public static WebhookReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebhookReceiver receiver = new WebhookReceiver(server);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext("/", receiver::answer);
        server.start();
        return receiver;
    }

    /**
     * Where to call it.
     *
     * @return {@code http://127.0.0.1:port/hook}
     */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /**
     * Tells the secret of a webhook; from then on its signatures are checked.
     *
     * @param webhook its id
     * @param secret as given at registration
     */
    public void trust(String webhook, String secret) {
        secrets.put(webhook, secret);
    }

    /**
     * What is answered to deliveries that are not challenges.
     *
     * @param statusOfCall given the number of the call, from 1, the status; a call that is not answered 2xx is still taken
     *     down if the status is 599: as if the answer were lost
     */
    public void answering(IntUnaryOperator statusOfCall) {
        answers = statusOfCall;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] answer = new byte[0];
        int status = 200;
        try {
            WebhookBody read = WebhookBody.read(body);
            switch (read) {
                case WebhookBody.Challenge challenge ->
                    answer = challenge.challenge().getBytes(StandardCharsets.UTF_8);
                case WebhookBody.Test test -> status = take(exchange, test.webhook(), test.delivery(), test, body);
                case AddressActivity activity ->
                    status = take(exchange, activity.webhook(), activity.delivery(), activity, body);
            }
        } catch (IllegalArgumentException e) {
            complaints.add("not a webhook's body: " + new String(body, StandardCharsets.UTF_8));
            status = 400;
        }
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private int take(HttpExchange exchange, String webhook, String delivery, WebhookBody read, byte[] body) {
        int status = answers.applyAsInt(calls.incrementAndGet());
        String header = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(WebhookSignature.HEADER), "");
        String secret = secrets.get(webhook);
        if (secret != null && !WebhookSignature.verify(header, secret, Instant.now(), body)) {
            complaints.add("wrong signature: " + header);
            return 401;
        }
        if (!delivery.equals(exchange.getRequestHeaders().getFirst(WebhookBody.DELIVERY_HEADER))) {
            complaints.add("header and body name different deliveries: " + delivery);
        }
        if (status < 300 || status == 599) {
            WebhookBody before = deliveries.putIfAbsent(delivery, read);
            if (before != null && !before.equals(read)) {
                complaints.add("delivery " + delivery + " says two things: first " + before + ", then " + read);
            }
        }
        return status;
    }

    /**
     * What was wrong with calls.
     *
     * @return empty if nothing was
     */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * How many calls came that were no challenges.
     *
     * @return repeated ones included
     */
    public int calls() {
        return calls.get();
    }

    /**
     * How many different deliveries were taken.
     *
     * @return repeated ones not included
     */
    public int deliveries() {
        return deliveries.size();
    }

    /**
     * What a webhook was told about an address, in order.
     *
     * @param webhook its id
     * @param address with prefix
     * @return ascending in serial
     * @throws IllegalStateException if a serial is missing or came twice
     */
    public List<Activity> activities(String webhook, String address) {
        TreeMap<Long, Activity> inOrder = new TreeMap<>();
        for (WebhookBody body : deliveries.values()) {
            if (body instanceof AddressActivity told
                    && told.webhook().equals(webhook)
                    && told.address().equals(address)) {
                for (Activity activity : told.activities()) {
                    if (inOrder.put(activity.serial(), activity) != null) {
                        throw new IllegalStateException("serial " + activity.serial() + " came twice");
                    }
                }
            }
        }
        if (!inOrder.isEmpty() && (inOrder.firstKey() != 1 || inOrder.lastKey() != inOrder.size())) {
            throw new IllegalStateException("serials are missing: " + inOrder.keySet());
        }
        return new ArrayList<>(inOrder.values());
    }

    /**
     * The history that follows from {@link #activities}: index to transaction id.
     *
     * @param webhook its id
     * @param address with prefix
     * @param readFrom reads the history anew from an index on, for a {@code resync}
     * @return ascending in index
     */
    public TreeMap<Long, String> history(String webhook, String address, LongFunction<Map<Long, String>> readFrom) {
        TreeMap<Long, String> known = new TreeMap<>();
        for (Activity activity : activities(webhook, address)) {
            known.tailMap(activity.index()).clear();
            switch (activity.kind()) {
                case "accepted" -> known.put(activity.index(), activity.transaction());
                case "reverted" -> {}
                case "resync" -> known.putAll(readFrom.apply(activity.index()));
                default -> throw new IllegalStateException("unknown kind " + activity.kind());
            }
        }
        return known;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
