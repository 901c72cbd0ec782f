package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChainCodecPropertyTest {
    @TestFactory
    Stream<DynamicTest> readsBackWhatItWrote() {
        return Seeds.each(50, random -> {
            RandomChain chain = new RandomChain(random);
            Header header = chain.header();
            assertThat(ChainCodec.decodeHeader(header.hash(), ChainCodec.encodeHeader(header)))
                    .isEqualTo(header);
            List<Transaction> transactions = chain.list(6, chain::transaction);
            assertThat(ChainCodec.decodeTransactions(ChainCodec.encodeTransactions(transactions)))
                    .isEqualTo(transactions);
            UtxoEntry entry = chain.utxoEntry();
            assertThat(ChainCodec.decodeUtxoEntry(ChainCodec.encodeUtxoEntry(entry)))
                    .isEqualTo(entry);
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryPrefixAndEverySuffix() {
        return Seeds.each(20, random -> {
            RandomChain chain = new RandomChain(random);
            Header header = chain.header();
            refusesCuts(ChainCodec.encodeHeader(header), bytes -> ChainCodec.decodeHeader(header.hash(), bytes));
            refusesCuts(ChainCodec.encodeTransactions(List.of(chain.transaction())), ChainCodec::decodeTransactions);
            refusesCuts(ChainCodec.encodeUtxoEntry(chain.utxoEntry()), ChainCodec::decodeUtxoEntry);
        });
    }

    private static void refusesCuts(byte[] bytes, Function<byte[], ?> decode) {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> decode.apply(cut)).isInstanceOf(MalformedBytesException.class);
        }
        assertThatThrownBy(() -> decode.apply(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(MalformedBytesException.class);
    }

    @TestFactory
    Stream<DynamicTest> survivesDamage() {
        return Seeds.each(50, random -> {
            RandomChain chain = new RandomChain(random);
            Header header = chain.header();
            for (int i = 0; i < 200; i++) {
                damaged(random, ChainCodec.encodeHeader(header), b -> ChainCodec.decodeHeader(header.hash(), b));
                damaged(
                        random,
                        ChainCodec.encodeTransactions(List.of(chain.transaction())),
                        ChainCodec::decodeTransactions);
            }
        });
    }

    /** Damaged bytes are refused, or are the only bytes of another value. */
    private static void damaged(RandomGenerator random, byte[] bytes, Function<byte[], ?> decode) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        try {
            assertThat(decode.apply(bytes)).isNotNull();
        } catch (MalformedBytesException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    @Test
    void aHugeCountIsRefusedBeforeAnythingIsAllocated() {
        byte[] bytes = new ByteWriter().u8(1).varInt(Integer.MAX_VALUE).toArray();
        assertThatThrownBy(() -> ChainCodec.decodeTransactions(bytes))
                .isInstanceOf(MalformedBytesException.class)
                .hasMessageContaining("truncated");
    }

    @Test
    void equalLevelsAreStoredOnce() {
        RandomChain chain = new RandomChain(new java.util.SplittableRandom(1));
        List<network.pyrin.crypto.Hash> level = List.of(chain.hash());
        Header header = chain.header();
        Header wide = Header.of(
                1,
                java.util.Collections.nCopies(250, level),
                header.hashMerkleRoot(),
                header.acceptedIdMerkleRoot(),
                header.utxoCommitment(),
                1,
                2,
                3,
                4,
                header.blueWork(),
                5,
                header.pruningPoint());
        assertThat(ChainCodec.encodeHeader(wide)).hasSizeLessThan(300);
    }

    @TestFactory
    Stream<DynamicTest> variableNumbersAreReadBackInTheirShortestForm() {
        return Seeds.each(20, random -> {
            long value = new RandomChain(random).u64();
            byte[] bytes = new ByteWriter().varInt(value).toArray();
            assertThat(new ByteReader(bytes).varInt()).isEqualTo(value);
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            longer[bytes.length - 1] |= (byte) 0x80;
            assertThatThrownBy(() -> new ByteReader(longer).varInt()).isInstanceOf(MalformedBytesException.class);
        });
    }
}
