package network.pyrin.functions.walletapi.api.webhooks;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who registers, for quotas: the network address that the edge saw, an IPv6 one by its /64. Behind the content network it
 * says so itself; else the last hop does. Where neither is to be had, all share one quota.
 */
@RequestScoped
public class Registrant {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final String EDGE = "CloudFront-Viewer-Address";
    private static final int NETWORK_BYTES = 8;

    private final HttpHeaders headers;
    private final Instance<HttpServerRequest> connection;

    /**
     * Made by the container.
     *
     * @param headers of the current request
     * @param connection the current request's
     */
    @Inject
    public Registrant(@Context HttpHeaders headers, Instance<HttpServerRequest> connection) {
        this.headers = headers;
        this.connection = connection;
    }

    /**
     * The key of the quota.
     *
     * @return hex digits, or {@code unknown}
     */
    public String key() {
        return header(EDGE)
                .map(address -> address.substring(0, Math.max(0, address.lastIndexOf(':'))))
                .or(() -> header("X-Forwarded-For")
                        .map(hops -> hops.substring(hops.lastIndexOf(',') + 1).strip()))
                .or(this::peer)
                .map(Registrant::network)
                .orElse("unknown");
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(headers.getHeaderString(name)).filter(value -> !value.isBlank());
    }

    private Optional<String> peer() {
        return connection.isResolvable()
                ? Optional.ofNullable(connection.get().remoteAddress()).map(address -> address.hostAddress())
                : Optional.empty();
    }

    static String network(String text) {
        String literal = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!LITERAL.matcher(literal).matches()) {
            return "unknown";
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(literal).getAddress();
            return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES));
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
