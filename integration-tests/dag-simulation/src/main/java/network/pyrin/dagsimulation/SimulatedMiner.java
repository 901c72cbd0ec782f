package network.pyrin.dagsimulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Block;
import network.pyrin.chain.Header;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.TemplateOutcome;
import network.pyrin.node.consensus.TransactionSelector;
import network.pyrin.testing.TestWallet;

/**
 * Makes blocks on a node's virtual. All miners share one wallet, so parallel blocks spend the same outputs now and then.
 */
final class SimulatedMiner {
    private static final int TRANSACTIONS_MAX = 3;
    private static final long FEE = 10_000;

    private final SimulationPlan plan;
    private final RandomGenerator random;
    private final TestWallet.Key key;
    private final TestWallet wallet;

    SimulatedMiner(SimulationPlan plan, RandomGenerator random) {
        this.plan = plan;
        this.random = random;
        this.wallet = new TestWallet(new NativeSignatures(), plan.seed());
        this.key = wallet.key(0);
    }

    /** A block on what the node thinks now; with the plan's probability its UTXO commitment is false. */
    Block mine(Consensus consensus) {
        List<Transaction> transactions = random.nextInt(plan.spendOneIn()) == 0 ? spends(consensus) : List.of();
        TemplateOutcome outcome =
                consensus.templates().build(key.schnorr(), Bytes.EMPTY, TransactionSelector.of(transactions));
        Block template =
                switch (outcome) {
                    case TemplateOutcome.Built built -> built.template().block();
                    case TemplateOutcome.Refused refused ->
                        throw new IllegalStateException(
                                "no template: " + refused.violation().message());
                };
        Header header = template.header().withNonce(template.header().timestampMillis(), random.nextLong());
        return new Block(random.nextInt(plan.badOneIn()) == 0 ? falsified(header) : header, template.transactions());
    }

    private static Header falsified(Header header) {
        return Header.of(
                header.version(),
                header.parentsByLevel(),
                header.hashMerkleRoot(),
                header.acceptedIdMerkleRoot(),
                new Hash(1, 2, 3, 4),
                header.timestampMillis(),
                header.bits(),
                header.nonce(),
                header.daaScore(),
                header.blueWork(),
                header.blueScore(),
                header.pruningPoint());
    }

    /** A few mature outputs, each split in two. */
    private List<Transaction> spends(Consensus consensus) {
        Map<Hash, TestWallet.Coin> coins = new TreeMap<>();
        long daaScore = consensus.virtual().daaScore();
        consensus.utxos().forEach((outpoint, entry) -> {
            if (isMature(entry, daaScore) && entry.amount() > 4 * FEE) {
                coins.put(outpoint.transactionId(), new TestWallet.Coin(outpoint, entry, key));
            }
        });
        List<TestWallet.Coin> choice = new ArrayList<>(coins.values());
        Set<Outpoint> spent = new HashSet<>();
        List<Transaction> transactions = new ArrayList<>();
        for (int i = 0; i < TRANSACTIONS_MAX && !choice.isEmpty(); i++) {
            TestWallet.Coin coin = choice.get(random.nextInt(choice.size()));
            if (spent.add(coin.outpoint())) {
                transactions.add(split(coin));
            }
        }
        return transactions;
    }

    private boolean isMature(UtxoEntry entry, long daaScore) {
        return !entry.coinbase() || entry.blockDaaScore() + plan.params().coinbaseMaturity() <= daaScore;
    }

    private Transaction split(TestWallet.Coin coin) {
        long half = (coin.entry().amount() - FEE) / 2;
        TransactionOutput output = new TransactionOutput(half, key.schnorr());
        return wallet.spend(List.of(coin), List.of(output, output));
    }
}
