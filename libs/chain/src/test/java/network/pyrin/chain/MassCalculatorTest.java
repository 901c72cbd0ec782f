package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MassCalculatorTest {
    private static final long C = 1_000_000_000_000L;
    private static final ScriptPublicKey NO_SCRIPT = new ScriptPublicKey(0, Bytes.EMPTY);
    private static final MassCalculator MAINNET = new MassCalculator(NetworkParams.of(NetworkId.MAINNET));
    private static final MassCalculator SIMNET = new MassCalculator(NetworkParams.of(NetworkId.SIMNET));

    private static PopulatedTransaction populated(long[] in, long[] out) {
        List<TransactionInput> inputs = IntStream.range(0, in.length)
                .mapToObj(i -> new TransactionInput(new Outpoint(Hash.ZERO, i), Bytes.EMPTY, 0, 0))
                .toList();
        List<TransactionOutput> outputs = Arrays.stream(out)
                .mapToObj(value -> new TransactionOutput(value, NO_SCRIPT))
                .toList();
        List<UtxoEntry> entries = Arrays.stream(in)
                .mapToObj(amount -> new UtxoEntry(amount, NO_SCRIPT, 0, false))
                .toList();
        Transaction transaction = new Transaction(0, inputs, outputs, 0, SubnetworkId.NATIVE, 0, Bytes.EMPTY, 0);
        return new PopulatedTransaction(transaction, entries);
    }

    private static OptionalLong alpha(long[] in, long... out) {
        return SIMNET.storage(populated(in, out), StorageMassRule.ALPHA);
    }

    private static OptionalLong beta(long[] in, long... out) {
        return MAINNET.storage(populated(in, out), StorageMassRule.BETA);
    }

    @Test
    void knownStorageMasses() {
        long base = 10_000 * ChainConstants.LEOR_PER_COIN;
        assertThat(alpha(new long[] {100, 200, 300}, 300, 300)).hasValue(0);
        assertThat(alpha(new long[] {100, 200, 300}, 50, 550)).hasValue(C / 50 + C / 550 - 3 * (C / 200));
        assertThat(alpha(new long[] {base, base, 2 * base}, base, base, base, base))
                .hasValue(4);
        assertThat(alpha(new long[] {base, base, 2 * base}, base / 1000, base, base, base))
                .hasValue(1003);
        assertThat(alpha(new long[] {base + 4, base, 2 * base}, base + 1, base + 1, base + 1, base + 1))
                .hasValue(0);
        assertThat(beta(new long[] {100, 200}, 50, 250)).hasValue(9_000_000_000L);
        assertThat(beta(new long[] {100, 200}, 100, 200)).hasValue(0);
        assertThat(beta(new long[] {100, 200}, 50)).hasValue(5_000_000_000L);
    }

    @Test
    void zeroAmountsAreIncomputableAndDoNotDivide() {
        assertThat(alpha(new long[] {1}, 0)).isEmpty();
        assertThat(beta(new long[] {0}, 1)).isEmpty();
        assertThat(beta(new long[] {0, 0, 0}, 1, 1)).isEmpty();
        assertThat(alpha(new long[] {}, 1)).isEmpty();
    }

    @Test
    void overflowIsIncomputable() {
        MassCalculator huge = new MassCalculator(NetworkParams.of(NetworkId.SIMNET).toBuilder()
                .storageMassParameter(Long.MAX_VALUE)
                .build());
        PopulatedTransaction three = populated(new long[] {1}, new long[] {1, 1, 1});
        assertThat(huge.storage(three, StorageMassRule.ALPHA)).isEmpty();
        PopulatedTransaction two = populated(new long[] {Long.MAX_VALUE}, new long[] {1, 1});
        assertThat(huge.storage(two, StorageMassRule.ALPHA)).hasValue(-3L);
        assertThat(huge.overall(two, 5, StorageMassRule.ALPHA)).isEmpty();
        assertThat(huge.overall(two, 5, StorageMassRule.BETA)).hasValue(-3L);
    }

    @Test
    void computeMassCountsBytesScriptsAndSignatureOperations() {
        TransactionInput input = new TransactionInput(new Outpoint(Hash.ZERO, 0), Bytes.wrap(new byte[66]), 0, 3);
        TransactionOutput output = new TransactionOutput(1, new ScriptPublicKey(0, Bytes.wrap(new byte[34])));
        Transaction transaction = new Transaction(
                0, Collections.nCopies(2, input), List.of(output), 0, SubnetworkId.NATIVE, 0, Bytes.EMPTY, 0);
        long size = 94 + 2 * (52 + 66) + (18 + 34);
        assertThat(MassCalculator.estimatedSize(transaction)).isEqualTo(size);
        assertThat(MAINNET.compute(transaction)).isEqualTo(size + 10 * 36 + 6 * 1000);
    }

    @Test
    void coinbasesHaveNoMass() {
        Transaction coinbase = NetworkParams.of(NetworkId.MAINNET).genesis().coinbase();
        assertThat(MAINNET.compute(coinbase)).isZero();
        assertThat(MAINNET.contextual(new PopulatedTransaction(coinbase, List.of())))
                .hasValue(0);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithBigIntegers() {
        return Seeds.each(50, random -> {
            for (int i = 0; i < 50; i++) {
                long[] in = amounts(random);
                long[] out = amounts(random);
                for (StorageMassRule rule : StorageMassRule.values()) {
                    assertThat(SIMNET.storage(populated(in, out), rule))
                            .as("%s -> %s %s", Arrays.toString(in), Arrays.toString(out), rule)
                            .hasValue(naive(in, out, rule));
                }
            }
        });
    }

    private static long[] amounts(RandomGenerator random) {
        return LongStream.generate(() -> 1 + (random.nextLong() >>> (7 + random.nextInt(50))))
                .limit(1 + random.nextInt(4))
                .toArray();
    }

    private static long naive(long[] in, long[] out, StorageMassRule rule) {
        boolean relaxed = rule == StorageMassRule.BETA
                && (out.length == 1 || in.length == 1 || (out.length == 2 && in.length == 2));
        BigInteger outputs = harmonic(out);
        BigInteger sum = Arrays.stream(in).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger count = BigInteger.valueOf(in.length);
        BigInteger inputs =
                relaxed ? harmonic(in) : count.multiply(BigInteger.valueOf(C).divide(sum.divide(count)));
        return outputs.subtract(inputs).max(BigInteger.ZERO).longValueExact();
    }

    private static BigInteger harmonic(long[] amounts) {
        return Arrays.stream(amounts)
                .mapToObj(amount -> BigInteger.valueOf(C).divide(BigInteger.valueOf(amount)))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
