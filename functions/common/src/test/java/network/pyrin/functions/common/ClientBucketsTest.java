package network.pyrin.functions.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.functions.routes.Throttle;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientBucketsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aBurstThenTheRate() {
        ClientBuckets buckets = new ClientBuckets(10);
        Throttle throttle = Throttle.SUBMIT;
        for (int i = 0; i < throttle.clientBurst(); i++) {
            ClientBuckets.State state = buckets.take("a", throttle, SECOND);
            assertThat(state.allowed()).isTrue();
            assertThat(state.remaining()).isEqualTo(throttle.clientBurst() - 1 - i);
        }
        ClientBuckets.State refused = buckets.take("a", throttle, SECOND);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retrySeconds()).isEqualTo(1);
        assertThat(refused.resetSeconds()).isEqualTo(throttle.clientBurst() / throttle.clientRatePerSecond());
        assertThat(buckets.take("b", throttle, SECOND).allowed()).isTrue();
        assertThat(buckets.take("a", Throttle.READ, SECOND).allowed()).isTrue();
        assertThat(buckets.take("a", throttle, SECOND + SECOND / throttle.clientRatePerSecond())
                        .allowed())
                .isTrue();
    }

    /** Never more than burst + rate · time in any window, and never refused below that. */
    @TestFactory
    Stream<DynamicTest> noWindowHasMoreThanIsAllowed() {
        return LongStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> noWindowHasMore(seed)));
    }

    private static void noWindowHasMore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ClientBuckets buckets = new ClientBuckets(10);
        Throttle throttle = Throttle.REGISTER;
        Deque<Long> allowed = new ArrayDeque<>();
        long now = 0;
        double tokens = throttle.clientBurst();
        for (int i = 0; i < 2_000; i++) {
            long step = random.nextLong(SECOND * 2);
            now += step;
            tokens = Math.min(throttle.clientBurst(), tokens + step / (double) SECOND * throttle.clientRatePerSecond());
            boolean taken = buckets.take("a", throttle, now).allowed();
            // At the very edge the two may round apart.
            if (Math.abs(tokens - 1) > 1e-6) {
                assertThat(taken).as("call %d", i).isEqualTo(tokens >= 1);
            }
            if (taken) {
                tokens -= 1;
                allowed.add(now);
            }
        }
        assertThat(allowed).isNotEmpty();
    }

    @Test
    void theTableIsBounded() {
        ClientBuckets buckets = new ClientBuckets(100);
        for (int i = 0; i < 10_000; i++) {
            buckets.take("client" + i, Throttle.READ, i);
        }
        assertThat(buckets.size()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, , 0a010203",
        "10.1.2.3, 1.2.3.4, 0a010203",
        "127.0.0.1, , 7f000001",
        "127.0.0.1, 1.2.3.4, 01020304",
        "127.0.0.1, '9.9.9.9, 1.2.3.4', 01020304",
        "127.0.0.1, nonsense, unknown",
        "2001:db8:1:2:3:4:5:6, , 20010db800010002",
        "::1, 2001:db8:1:2::9, 20010db800010002",
        "example.org, , unknown",
        "127.0.0.1, 1.2.3.4.5, unknown"
    })
    void aClientIsWhoCannotBeChosen(String peer, String forwarded, String key) {
        assertThat(ClientAddress.of(peer, forwarded)).isEqualTo(key);
    }
}
