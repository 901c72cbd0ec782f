package network.pyrin.simnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.SignatureHashing;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionIsolation;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.scriptengine.ScriptVerifier;
import network.pyrin.node.scriptengine.SignatureCache;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Payments are ones that the mempool of the real network admits, and never spend a coin twice. */
class TrafficMakerTest {
    private static final NetworkParams SIMNET = NetworkParams.of(NetworkId.SIMNET);
    private static final NativeSignatures SIGNATURES = new NativeSignatures();
    private static final long DAA_SCORE = 5_000;
    private static final int PAYMENTS = 60;

    private static List<Wallet> wallets(long seed) {
        return new WalletSeed(new Hash(seed, 1, 2, 3)).wallets(12, AddressPrefix.SIMNET, SIGNATURES);
    }

    private static UtxoDiff coins(List<Wallet> wallets, Random random, int count, boolean mature) {
        Map<Outpoint, UtxoEntry> added = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Wallet owner = wallets.get(random.nextInt(wallets.size()));
            long amount = random.nextLong(TrafficMaker.OUTPUT_MIN_LEOR, 500_000_000L);
            long bornAt = mature ? 100 : DAA_SCORE - 10;
            added.put(
                    new Outpoint(new Hash(i, random.nextLong(), 0, 0), i),
                    new UtxoEntry(amount, owner.script(), bornAt, true));
        }
        return new UtxoDiff(added, Map.of());
    }

    @TestFactory
    Stream<DynamicTest> paymentsKeepEveryRule() {
        return IntStream.range(0, 8)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Random random = new Random(seed);
                    CoinBook book = new CoinBook(wallets(seed));
                    UtxoDiff diff = coins(book.wallets(), random, seed % 2 == 0 ? 150 : 1_500, true);
                    book.apply(diff);
                    TrafficMaker traffic = new TrafficMaker(SIMNET, book, SIGNATURES, random);
                    Set<Outpoint> spent = new HashSet<>();
                    for (int i = 0; i < PAYMENTS; i++) {
                        Optional<Transaction> payment = traffic.next(DAA_SCORE);
                        payment.ifPresent(transaction -> {
                            check(transaction, diff.added());
                            for (TransactionInput input : transaction.inputs()) {
                                assertThat(spent.add(input.previousOutpoint()))
                                        .as("a coin is spent once")
                                        .isTrue();
                            }
                        });
                    }
                    assertThat(spent).as("there was traffic at all").isNotEmpty();
                }));
    }

    private static void check(Transaction transaction, Map<Outpoint, UtxoEntry> coins) {
        List<UtxoEntry> entries = transaction.inputs().stream()
                .map(input ->
                        Optional.ofNullable(coins.get(input.previousOutpoint())).orElseThrow())
                .toList();
        PopulatedTransaction populated = new PopulatedTransaction(transaction, entries);
        MassCalculator masses = new MassCalculator(SIMNET);
        long in = entries.stream().mapToLong(UtxoEntry::amount).sum();
        long out = transaction.outputs().stream()
                .mapToLong(TransactionOutput::value)
                .sum();
        assertThat(TransactionIsolation.check(transaction, SIMNET)).isEmpty();
        assertThat(transaction.outputs()).allMatch(output -> output.value() >= TrafficMaker.OUTPUT_MIN_LEOR);
        assertThat(transaction.outputs().size())
                .isLessThanOrEqualTo(transaction.inputs().size() + 2);
        assertThat(masses.contextual(populated).orElseThrow()).isLessThanOrEqualTo(TrafficMaker.MASS_MAX);
        assertThat(in - out).as("fee").isGreaterThanOrEqualTo(masses.compute(transaction));
        SignatureHashing hashing = new SignatureHashing(populated);
        ScriptVerifier scripts = new ScriptVerifier(SIGNATURES, new SignatureCache(64));
        for (int i = 0; i < entries.size(); i++) {
            assertThat(scripts.verify(hashing, i)).isEmpty();
        }
    }

    @Test
    void immatureCoinbasesAreLeftAlone() {
        Random random = new Random(1);
        CoinBook book = new CoinBook(wallets(1));
        book.apply(coins(book.wallets(), random, 100, false));
        assertThat(new TrafficMaker(SIMNET, book, SIGNATURES, random).next(DAA_SCORE))
                .isEmpty();
    }

    @Test
    void conflictingPaymentsShareAnInputAndCommitToTheirMass() {
        Random random = new Random(2);
        CoinBook book = new CoinBook(wallets(2));
        book.apply(coins(book.wallets(), random, 400, true));
        TrafficMaker traffic = new TrafficMaker(SIMNET, book, SIGNATURES, random);
        List<Transaction> pair = Stream.generate(() -> traffic.nextConflict(DAA_SCORE))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        assertThat(pair).hasSize(2).allMatch(transaction -> transaction.mass() > 0);
        assertThat(pair.get(0).id()).isNotEqualTo(pair.get(1).id());
        assertThat(pair.get(0).inputs().getFirst().previousOutpoint())
                .isEqualTo(pair.get(1).inputs().getFirst().previousOutpoint());
    }

    @Test
    void aReservationEndsWhenItsTimeIsOver() {
        CoinBook book = new CoinBook(wallets(3));
        book.apply(coins(book.wallets(), new Random(3), 50, true));
        List<Coin> first = book.spendable(0, DAA_SCORE, 1_000, 2);
        book.reserve(first, DAA_SCORE + 600);
        assertThat(book.spendable(0, DAA_SCORE, 1_000, 2)).doesNotContainAnyElementsOf(first);
        assertThat(book.spendable(0, DAA_SCORE + 601, 1_000, 2)).isEqualTo(first);
    }
}
