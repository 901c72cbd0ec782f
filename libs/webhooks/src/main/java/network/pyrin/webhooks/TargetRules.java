package network.pyrin.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses of strangers may be called: public ones over https, and nothing else, so that a webhook cannot be made to
 * knock at doors inside the network it is sent from. Immutable.
 *
 * <p>Two questions: {@link #parse} looks at the text of a URL, {@link #check} at each address its name stands for. Both must
 * be asked; the second at every call, because answers of the name service change.
 *
 * <p>Source: IANA's registries of special-purpose IPv4 and IPv6 addresses (RFC 6890 and what updates it); of IPv6 only
 * the global unicast block 2000::/3 is allowed at all, less its special parts, so what is assigned later stays refused.
 */
public final class TargetRules {
    /** Public targets only. */
    public static final TargetRules PUBLIC = new TargetRules(false);

    /** Loopback too, by name or number, by http and on any port: for development, where receivers run beside the stack. */
    public static final TargetRules WITH_LOOPBACK = new TargetRules(true);

    /** Longest URL in characters. */
    public static final int URL_LENGTH_MAX = 2_000;

    private static final int HOST_LENGTH_MAX = 253;
    private static final int HTTPS = 443;
    private static final int HTTPS_ALTERNATIVE = 8443;

    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    /** Names that never stand for a public host (RFC 6761, 6762, 8375, 9476 and names in private use). */
    private static final List<String> PRIVATE_SUFFIXES = List.of(
            ".localhost",
            ".localdomain",
            ".local",
            ".internal",
            ".intranet",
            ".private",
            ".corp",
            ".home",
            ".lan",
            ".arpa",
            ".onion",
            ".alt",
            ".test",
            ".invalid",
            ".example");

    private static final List<AddressBlock> LOOPBACK =
            List.of(AddressBlock.of("127.0.0.0/8", "loopback"), AddressBlock.of("::1/128", "loopback"));

    private static final List<AddressBlock> REFUSED_IPV4 = List.of(
            AddressBlock.of("0.0.0.0/8", "this network"),
            AddressBlock.of("10.0.0.0/8", "private"),
            AddressBlock.of("100.64.0.0/10", "shared by carriers"),
            AddressBlock.of("127.0.0.0/8", "loopback"),
            AddressBlock.of("168.63.129.16/32", "a cloud's own service"),
            AddressBlock.of("169.254.0.0/16", "link-local"),
            AddressBlock.of("172.16.0.0/12", "private"),
            AddressBlock.of("192.0.0.0/24", "protocol assignments"),
            AddressBlock.of("192.0.2.0/24", "documentation"),
            AddressBlock.of("192.31.196.0/24", "name service sink"),
            AddressBlock.of("192.52.193.0/24", "multicast relays"),
            AddressBlock.of("192.88.99.0/24", "6to4 relays"),
            AddressBlock.of("192.168.0.0/16", "private"),
            AddressBlock.of("192.175.48.0/24", "name service sink"),
            AddressBlock.of("198.18.0.0/15", "benchmarks"),
            AddressBlock.of("198.51.100.0/24", "documentation"),
            AddressBlock.of("203.0.113.0/24", "documentation"),
            AddressBlock.of("224.0.0.0/4", "multicast"),
            AddressBlock.of("240.0.0.0/4", "reserved"));

    private static final AddressBlock GLOBAL_IPV6 = AddressBlock.of("2000::/3", "global unicast");

    private static final List<AddressBlock> REFUSED_IPV6 = List.of(
            AddressBlock.of("::1/128", "loopback"),
            AddressBlock.of("64:ff9b::/96", "IPv4 behind NAT64"),
            AddressBlock.of("64:ff9b:1::/48", "IPv4 behind NAT64"),
            AddressBlock.of("2001::/23", "protocol assignments"),
            AddressBlock.of("2001:db8::/32", "documentation"),
            AddressBlock.of("2002::/16", "6to4"),
            AddressBlock.of("2620:4f:8000::/48", "name service sink"),
            AddressBlock.of("3fff::/20", "documentation"),
            AddressBlock.of("fc00::/7", "private"),
            AddressBlock.of("fe80::/10", "link-local"),
            AddressBlock.of("fec0::/10", "site-local"),
            AddressBlock.of("ff00::/8", "multicast"));

    private final boolean loopback;

    private TargetRules(boolean loopback) {
        this.loopback = loopback;
    }

    /**
     * The rules by a flag.
     *
     * @param allowLoopback whether loopback may be called, for development
     * @return the rules
     */
    public static TargetRules of(boolean allowLoopback) {
        return allowLoopback ? WITH_LOOPBACK : PUBLIC;
    }

    /**
     * Reads a URL and refuses what its text alone rules out.
     *
     * @param url as given
     * @return the target
     * @throws UnsafeTargetException if it must not be called, or is no URL
     */
    public Target parse(String url) throws UnsafeTargetException {
        URI uri = uri(url);
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = host(uri);
        boolean local = loopback && isLoopbackName(host);
        if (!scheme.equals("https") && !(local && scheme.equals("http"))) {
            throw new UnsafeTargetException("A webhook's URL begins with https://.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new UnsafeTargetException("A webhook's URL has neither user nor fragment.");
        }
        if (!local && !isPublicName(host)) {
            throw new UnsafeTargetException("A webhook's URL names a public host, as in https://example.com/hook.");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? HTTPS : 80;
        if (!local && port != HTTPS && port != HTTPS_ALTERNATIVE || port < 1 || port > 65_535) {
            throw new UnsafeTargetException(
                    "A webhook's port is " + HTTPS + " or " + HTTPS_ALTERNATIVE + ", not " + port + ".");
        }
        return new Target(uri, host, port);
    }

    private static URI uri(String url) throws UnsafeTargetException {
        if (url.length() > URL_LENGTH_MAX) {
            throw new UnsafeTargetException("A webhook's URL has at most " + URL_LENGTH_MAX + " characters.");
        }
        try {
            return new URI(url).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new UnsafeTargetException("This is not a URL.");
        }
    }

    private static String host(URI uri) throws UnsafeTargetException {
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (host.isEmpty() || host.length() > HOST_LENGTH_MAX) {
            throw new UnsafeTargetException("A webhook's URL names a host.");
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** A name with a dot whose last part begins with a letter: no address in any of its spellings. */
    private static boolean isPublicName(String host) {
        return NAME.matcher(host).matches() && PRIVATE_SUFFIXES.stream().noneMatch(host::endsWith);
    }

    private static boolean isLoopbackName(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            byte[] address = InetAddress.ofLiteral(host).getAddress();
            return LOOPBACK.stream().anyMatch(block -> block.contains(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether an address may be connected to.
     *
     * @param address from the name service
     * @return empty if it may; else what is wrong with it, in words
     */
    public Optional<String> check(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (loopback && LOOPBACK.stream().anyMatch(block -> block.contains(bytes))) {
            return Optional.empty();
        }
        List<AddressBlock> refused = bytes.length == 4 ? REFUSED_IPV4 : REFUSED_IPV6;
        Optional<String> purpose = refused.stream()
                .filter(block -> block.contains(bytes))
                .map(AddressBlock::purpose)
                .findFirst();
        if (purpose.isEmpty() && bytes.length == 16 && !GLOBAL_IPV6.contains(bytes)) {
            return Optional.of("not a global address");
        }
        return purpose;
    }
}
