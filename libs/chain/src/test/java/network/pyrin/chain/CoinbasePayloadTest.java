package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import network.pyrin.crypto.Bytes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CoinbasePayloadTest {
    private static final NetworkParams PARAMS = NetworkParams.of(NetworkId.MAINNET);

    private static Bytes payload(int length, int scriptLength) {
        byte[] bytes = new byte[length];
        if (length >= CoinbasePayload.LENGTH_MIN) {
            bytes[18] = (byte) scriptLength;
        }
        return Bytes.wrap(bytes);
    }

    @Test
    void limits() {
        assertThat(CoinbasePayload.check(payload(18, 0), PARAMS))
                .contains(new CoinbaseViolation.PayloadLenBelowMin(18, 19));
        assertThat(CoinbasePayload.check(payload(205, 0), PARAMS))
                .contains(new CoinbaseViolation.PayloadLenAboveMax(205, 204));
        assertThat(CoinbasePayload.check(payload(204, 151), PARAMS))
                .contains(new CoinbaseViolation.PayloadScriptPublicKeyLenAboveMax(151, 150));
        assertThat(CoinbasePayload.check(payload(30, 34), PARAMS))
                .contains(new CoinbaseViolation.PayloadCantContainScriptPublicKey(30, 53));
        assertThat(CoinbasePayload.check(payload(19, 0), PARAMS)).isEmpty();
        assertThat(CoinbasePayload.check(payload(204, 150), PARAMS)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> readsBackWhatItWrote() {
        return Seeds.each(20, random -> {
            RandomChain chain = new RandomChain(random);
            CoinbasePayload payload =
                    new CoinbasePayload(chain.u64(), chain.u64(), new MinerData(chain.script(), chain.bytes(40)));
            Bytes bytes = payload.encode();
            assertThat(CoinbasePayload.decode(bytes)).isEqualTo(payload);
            MinerData other = new MinerData(chain.script(), chain.bytes(5));
            assertThat(CoinbasePayload.decode(payload.withMiner(other).encode()).miner())
                    .isEqualTo(other);
            int scriptEnd = 19 + payload.miner().scriptPublicKey().script().length();
            for (int cut = 0; cut < scriptEnd; cut++) {
                Bytes truncated = Bytes.wrap(Arrays.copyOf(bytes.unsafeArray(), cut));
                assertThatThrownBy(() -> CoinbasePayload.decode(truncated)).isInstanceOf(MalformedBytesException.class);
            }
        });
    }
}
