package network.pyrin.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts to targets of strangers, each call bounded in time, size and where it may go. Thread-safe; one per process.
 *
 * <p>A name is resolved once in a call, every address it stands for is checked by {@link TargetRules}, and the connection
 * is made to one of those addresses; TLS then checks the certificate against the name. So neither another answer of the
 * name service a moment later nor a redirect leads anywhere else: redirects are not followed at all. Connections are not
 * kept, so that a later call checks again. No proxy, no cookies, no log-in, no decompression, no second try.
 */
public final class WebhookClient implements AutoCloseable {
    /** So much of an answer is read; the rest is cut off with the connection. */
    public static final int ANSWER_BYTES_MAX = 4_096;

    /** Calls at the same time; more wait. */
    public static final int CALLS_MAX = 64;

    /** How we call ourselves. */
    public static final String USER_AGENT = "pyrin-webhooks/1";

    private static final int HEADER_LINE_MAX = 8_192;
    private static final int HEADERS_MAX = 100;

    private final TargetRules rules;
    private final Resolver resolver;
    private final Duration deadline;
    private final CloseableHttpClient http;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore permits = new Semaphore(CALLS_MAX);

    /**
     * Makes a client with the system's name service and certificates.
     *
     * @param rules which addresses may be called
     * @param deadline longest time of a call from resolving to the end of the answer
     */
    public WebhookClient(TargetRules rules, Duration deadline) {
        this(rules, deadline, Resolver.SYSTEM, DefaultClientTlsStrategy.createDefault());
    }

    /**
     * Makes a client that trusts other certificates or resolves otherwise.
     *
     * @param rules which addresses may be called
     * @param deadline longest time of a call from resolving to the end of the answer
     * @param resolver for names
     * @param trust who is believed about certificates
     */
    public WebhookClient(TargetRules rules, Duration deadline, Resolver resolver, SSLContext trust) {
        this(rules, deadline, resolver, new DefaultClientTlsStrategy(trust));
    }

    private WebhookClient(TargetRules rules, Duration deadline, Resolver resolver, TlsSocketStrategy tls) {
        this.rules = rules;
        this.resolver = resolver;
        this.deadline = deadline;
        Timeout timeout = Timeout.of(deadline);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames())
                        .setTlsSocketStrategy(tls)
                        .setMaxConnTotal(CALLS_MAX)
                        .setMaxConnPerRoute(CALLS_MAX)
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(timeout).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(HEADER_LINE_MAX)
                                        .setMaxHeaderCount(HEADERS_MAX)
                                        .build())
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Posts JSON, and waits for the answer. Never longer than the deadline, plus the wait for a free place.
     *
     * @param target whom
     * @param headers more headers
     * @param body UTF-8 JSON
     * @return what came of it
     * @throws InterruptedException if the caller is interrupted; the call is given up
     */
    public Outcome post(Target target, Map<String, String> headers, byte[] body) throws InterruptedException {
        HttpPost request = new HttpPost(target.uri());
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        permits.acquire();
        long begun = System.nanoTime();
        // In a thread of its own, because neither the name service nor a trickling answer knows a deadline.
        Future<Outcome> call = calls.submit(() -> {
            try {
                return http.execute(request, response -> answered(request, response, begun));
            } finally {
                permits.release();
            }
        });
        try {
            return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Outcome.Failed("no answer within " + deadline.toMillis() + " ms", millisSince(begun));
        } catch (ExecutionException e) {
            return failed(e.getCause(), begun);
        } finally {
            request.cancel();
            call.cancel(true);
        }
    }

    private static Outcome answered(HttpPost request, ClassicHttpResponse response, long begun) throws IOException {
        byte[] start = new byte[0];
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream content = entity.getContent();
            start = content.readNBytes(ANSWER_BYTES_MAX);
            // Breaks the connection: what follows, however long, is not read to its end.
            request.cancel();
        }
        return new Outcome.Answered(response.getCode(), new String(start, StandardCharsets.UTF_8), millisSince(begun));
    }

    private Outcome failed(@Nullable Throwable cause, long begun) {
        long millis = millisSince(begun);
        return switch (cause) {
            case UnsafeTargetException e -> new Outcome.Refused(String.valueOf(e.getMessage()), millis);
            case UnknownHostException _ -> new Outcome.Failed("its name is not known", millis);
            case SSLException _ -> new Outcome.Failed("no trusted connection: its certificate does not fit", millis);
            case SocketTimeoutException _ -> new Outcome.Failed("no answer in time", millis);
            case IOException _ -> new Outcome.Failed("the connection failed", millis);
            case CancellationException _ -> new Outcome.Failed("the call was given up", millis);
            case null, default -> throw new IllegalStateException("a call failed in an unknown way", cause);
        };
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            // Nothing is left to release.
        }
        calls.shutdownNow();
    }

    /** Resolves once and hands out addresses only if all of them may be called. */
    private final class CheckedNames implements org.apache.hc.client5.http.DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = resolver.resolve(host);
            for (InetAddress address : addresses) {
                Optional<String> wrong = rules.check(address);
                // One bad address among good ones is refused too: it is how such checks are slipped past.
                if (wrong.isPresent()) {
                    throw new UnsafeTargetException(
                            "its name stands for an address that is not public (" + wrong.get() + ")");
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
