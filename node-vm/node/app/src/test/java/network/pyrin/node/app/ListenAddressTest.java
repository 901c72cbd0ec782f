package network.pyrin.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ListenAddressTest {
    private static InetSocketAddress parse(String text) throws UsageException {
        return ListenAddress.parse("--rpclisten", text, 16510);
    }

    @Test
    void whatIsNotGivenIsLoopbackAndTheNetworksPort() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        assertThat(parse("")).isEqualTo(new InetSocketAddress(loopback, 16510));
        assertThat(parse(":7")).isEqualTo(new InetSocketAddress(loopback, 7));
        assertThat(parse("localhost:8")).isEqualTo(new InetSocketAddress(loopback, 8));
        assertThat(parse("127.0.0.1")).isEqualTo(new InetSocketAddress("127.0.0.1", 16510));
        assertThat(parse("0.0.0.0:0")).isEqualTo(new InetSocketAddress("0.0.0.0", 0));
    }

    @Test
    void readsIpv6WithAndWithoutBrackets() throws Exception {
        assertThat(parse("::1")).isEqualTo(new InetSocketAddress("::1", 16510));
        assertThat(parse("[::1]")).isEqualTo(new InetSocketAddress("::1", 16510));
        assertThat(parse("[::1]:9")).isEqualTo(new InetSocketAddress("::1", 9));
    }
}
