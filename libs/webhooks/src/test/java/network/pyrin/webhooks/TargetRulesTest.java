package network.pyrin.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TargetRulesTest {
    /** Blocks that must be refused, whole; the first and last address of each are tried, and some in between. */
    private static final List<String> REFUSED = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "255.255.255.255/32",
            // Metadata services.
            "169.254.169.254/32",
            "169.254.170.2/32",
            "100.100.100.200/32",
            "168.63.129.16/32",
            "192.0.0.192/32",
            "fd00:ec2::254/128",
            // IPv6: all but global unicast, and the special parts of that.
            "::/128",
            "::1/128",
            "::/8",
            "100::/64",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2001:2::/48",
            "2001:10::/28",
            "2001:20::/28",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "4000::/2",
            "5f00::/16",
            "8000::/1",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private static final List<String> ALLOWED = List.of(
            "1.1.1.1/32",
            "8.8.8.8/32",
            "9.255.255.255/32",
            "11.0.0.0/32",
            "100.63.255.255/32",
            "100.128.0.0/32",
            "126.255.255.255/32",
            "128.0.0.0/32",
            "169.253.255.255/32",
            "169.255.0.0/32",
            "172.15.255.255/32",
            "172.32.0.0/32",
            "192.0.1.0/32",
            "192.167.255.255/32",
            "192.169.0.0/32",
            "198.17.255.255/32",
            "198.20.0.0/32",
            "223.255.255.255/32",
            "93.184.216.0/24",
            "2001:200::/32",
            "2001:4860:4860::8888/128",
            "2003::/18",
            "2600::/16",
            "2606:4700:4700::1111/128",
            "2a00:1450::/32");

    @TestFactory
    Stream<DynamicTest> blocksThatAreNotPublicAreRefused() {
        return REFUSED.stream()
                .map(block -> DynamicTest.dynamicTest(block, () -> {
                    for (InetAddress address : samples(block)) {
                        assertThat(TargetRules.PUBLIC.check(address))
                                .as("%s", address)
                                .isPresent();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> publicAddressesAreAllowed() {
        return ALLOWED.stream()
                .map(block -> DynamicTest.dynamicTest(block, () -> {
                    for (InetAddress address : samples(block)) {
                        assertThat(TargetRules.PUBLIC.check(address))
                                .as("%s", address)
                                .isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> ipv4InsideIpv6IsRefusedInEveryForm() {
        return Stream.of("8.8.8.8", "10.0.0.1", "127.0.0.1", "169.254.169.254").flatMap(inner -> {
            byte[] four = InetAddress.ofLiteral(inner).getAddress();
            return Stream.of(
                            "::%s", "::ffff:%s", "::ffff:0:%s", "64:ff9b::%s", "64:ff9b:1::%s", "2002:%s::", "2001::%s")
                    .map(form -> DynamicTest.dynamicTest(String.format(Locale.ROOT, form, inner), () -> {
                        byte[] whole = embed(form, four);
                        // The constructor that does not turn mapped addresses into IPv4 behind our back.
                        InetAddress address = Inet6Address.getByAddress("", whole, -1);
                        assertThat(address).isInstanceOf(Inet6Address.class);
                        assertThat(TargetRules.PUBLIC.check(address)).isPresent();
                        assertThat(TargetRules.WITH_LOOPBACK.check(address)).isPresent();
                    }));
        });
    }

    private static byte[] embed(String form, byte[] four) {
        String hex = String.format(
                Locale.ROOT, "%x:%x", (four[0] & 0xFF) << 8 | four[1] & 0xFF, (four[2] & 0xFF) << 8 | four[3] & 0xFF);
        String text = String.format(Locale.ROOT, form, hex);
        byte[] parsed = InetAddress.ofLiteral(text).getAddress();
        if (parsed.length == 16) {
            return parsed;
        }
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        System.arraycopy(parsed, 0, mapped, 12, 4);
        return mapped;
    }

    /** First, last and some addresses of a block, made by arithmetic of their own. */
    private static List<InetAddress> samples(String block) throws UnknownHostException {
        byte[] base =
                InetAddress.ofLiteral(block.substring(0, block.indexOf('/'))).getAddress();
        int hostBits = base.length * 8 - Integer.parseInt(block.substring(block.indexOf('/') + 1));
        BigInteger first = new BigInteger(1, base).shiftRight(hostBits).shiftLeft(hostBits);
        BigInteger size = BigInteger.ONE.shiftLeft(hostBits);
        SplittableRandom random = new SplittableRandom(block.hashCode());
        Stream<BigInteger> inner = LongStream.range(0, 50)
                .mapToObj(i -> BigInteger.valueOf(random.nextLong(Long.MAX_VALUE))
                        .shiftLeft(64)
                        .add(BigInteger.valueOf(random.nextLong(Long.MAX_VALUE)))
                        .mod(size));
        return Stream.concat(Stream.of(BigInteger.ZERO, size.subtract(BigInteger.ONE)), inner)
                .map(offset -> address(first.add(offset), base.length))
                .toList();
    }

    private static InetAddress address(BigInteger value, int length) {
        byte[] bytes = new byte[length];
        byte[] digits = value.toByteArray();
        for (int i = 0; i < Math.min(length, digits.length); i++) {
            bytes[length - 1 - i] = digits[digits.length - 1 - i];
        }
        try {
            return length == 4 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress("", bytes, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void developmentAllowsLoopbackAndNothingElse() {
        for (String local : List.of("127.0.0.1", "127.8.9.10", "::1")) {
            assertThat(TargetRules.WITH_LOOPBACK.check(InetAddress.ofLiteral(local)))
                    .isEmpty();
        }
        for (String other :
                List.of("10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "::", "fe80::1", "fd00::1")) {
            assertThat(TargetRules.WITH_LOOPBACK.check(InetAddress.ofLiteral(other)))
                    .as(other)
                    .isPresent();
        }
    }

    @TestFactory
    Stream<DynamicTest> urlsThatMustNotBeCalled() {
        return Stream.of(
                        "",
                        "hook",
                        "/hook",
                        "//example.com/hook",
                        "http://example.com/hook",
                        "ftp://example.com/hook",
                        "file:///etc/passwd",
                        "gopher://example.com/",
                        "jar:https://example.com/a.jar!/",
                        "https:example.com",
                        "https:///hook",
                        "https://",
                        "https://user@example.com/",
                        "https://user:secret@example.com/",
                        "https://example.com/#part",
                        "https://example.com:22/",
                        "https://example.com:80/",
                        "https://example.com:0/",
                        "https://example.com:65536/",
                        "https://example.com:6379/",
                        "https://localhost/",
                        "https://LOCALHOST/",
                        "https://a.localhost/",
                        "https://printer.local/",
                        "https://metadata.google.internal/",
                        "https://db.home.arpa/",
                        "https://router.lan/",
                        "https://intranet/",
                        "https://example.com./",
                        "https://1.1.1.1/",
                        "https://127.0.0.1/",
                        "https://127.1/",
                        "https://2130706433/",
                        "https://0x7f000001/",
                        "https://0x7f.1/",
                        "https://017700000001/",
                        "https://0177.0.0.1/",
                        "https://1.2.3.0x4/",
                        "https://[::1]/",
                        "https://[::ffff:127.0.0.1]/",
                        "https://[2606:4700:4700::1111]/",
                        "https://[fe80::1%25eth0]/",
                        "https://ex_ample.com/",
                        "https://exam ple.com/",
                        "https://example.com\r\nHost: inside/",
                        "https://b\u00fccher.example.com/",
                        "https://-a.example.com/",
                        "https://" + "a".repeat(64) + ".com/",
                        "https://" + "a.".repeat(130) + "com/",
                        "https://example.com/" + "a".repeat(2_000))
                .map(url -> DynamicTest.dynamicTest("'" + url.substring(0, Math.min(60, url.length())) + "'", () -> {
                    assertThatThrownBy(() -> TargetRules.PUBLIC.parse(url))
                            .isInstanceOf(UnsafeTargetException.class)
                            .message()
                            .isNotBlank();
                }));
    }

    @Test
    void usualUrlsAreTaken() throws UnsafeTargetException {
        assertThat(TargetRules.PUBLIC.parse("https://example.com/hook?a=b").port())
                .isEqualTo(443);
        assertThat(TargetRules.PUBLIC.parse("HTTPS://Example.COM:8443/hook"))
                .extracting(Target::host, Target::port)
                .containsExactly("example.com", 8443);
        assertThat(TargetRules.PUBLIC
                        .parse("https://xn--bcher-kva.example.co.uk")
                        .host())
                .isEqualTo("xn--bcher-kva.example.co.uk");
    }

    @Test
    void developmentTakesLocalUrlsByHttpOnAnyPort() throws UnsafeTargetException {
        assertThat(TargetRules.WITH_LOOPBACK.parse("http://127.0.0.1:9000/x").port())
                .isEqualTo(9000);
        assertThat(TargetRules.WITH_LOOPBACK.parse("http://localhost/x").port()).isEqualTo(80);
        assertThat(TargetRules.WITH_LOOPBACK.parse("https://[::1]:9443/").host())
                .isEqualTo("::1");
        for (String url : List.of("http://example.com/", "https://10.0.0.1/", "http://192.168.0.1:9000/")) {
            assertThatThrownBy(() -> TargetRules.WITH_LOOPBACK.parse(url)).isInstanceOf(UnsafeTargetException.class);
        }
    }
}
