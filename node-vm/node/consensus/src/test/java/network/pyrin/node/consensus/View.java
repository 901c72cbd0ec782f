package network.pyrin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.storage.KeyValueStore;

/**
 * A node that mines blocks full of random, often conflicting payments on the rules of simnet with a short maturity. Outputs can be
 * spent by anyone, so nothing needs a signature.
 */
final class View implements AutoCloseable {
    static final NetworkParams PARAMS =
            NetworkParams.of(NetworkId.SIMNET).toBuilder().coinbaseMaturity(3).build();
    static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochMilli(PARAMS.genesis().timestampMillis() + 1_000_000));

    private static final ScriptPublicKey ANYONE = new ScriptPublicKey(0, Bytes.ofHex("51"));
    private static final ConsensusOptions OPTIONS =
            new ConsensusOptions(2, 64, 64, 16, Optional.empty()); // small caches, so that the store is read too

    private final Consensus consensus;
    private final RandomGenerator random;

    View(KeyValueStore store, RandomGenerator random) {
        this(store, random, OPTIONS);
    }

    private View(KeyValueStore store, RandomGenerator random, ConsensusOptions options) {
        this.consensus = ConsensusNode.open(store, PARAMS, options, new NativeSignatures(), CLOCK);
        this.random = random;
    }

    /** A node that leaves the choice among many tips to chance. */
    static View choosing(KeyValueStore store, RandomGenerator random) {
        return new View(store, random, OPTIONS.withVirtualParentChoice(random));
    }

    Consensus consensus() {
        return consensus;
    }

    /** A block on the present virtual state, not submitted. */
    Block mine() {
        byte[] extra = new byte[8];
        random.nextBytes(extra); // else two blocks on one state would be the same block
        TransactionSelector selector = TransactionSelector.of(payments());
        return switch (consensus.templates().build(ANYONE, Bytes.wrap(extra), selector)) {
            case TemplateOutcome.Built built -> built.template().block();
            case TemplateOutcome.Refused refused ->
                throw new AssertionError(refused.violation().message());
        };
    }

    void insert(Block block) {
        assertThat(consensus.insert(block)).isInstanceOf(BlockOutcome.Accepted.class);
    }

    private List<Transaction> payments() {
        List<Map.Entry<Outpoint, UtxoEntry>> spendable = new ArrayList<>();
        utxos().forEach((outpoint, entry) -> spendable.add(Map.entry(outpoint, entry)));
        spendable.sort(Map.Entry.comparingByKey());
        List<Transaction> payments = new ArrayList<>();
        for (int i = 0; i < 3 && !spendable.isEmpty(); i++) {
            Map.Entry<Outpoint, UtxoEntry> coin = spendable.get(random.nextInt(spendable.size()));
            Transaction payment = split(coin.getKey(), coin.getValue().amount());
            if (consensus.transactions().validateForMempool(payment, outpoint -> Optional.empty())
                    instanceof MempoolVerdict.Valid valid) {
                payments.add(valid.transaction());
            }
        }
        return payments;
    }

    private Transaction split(Outpoint coin, long amount) {
        long fee = random.nextLong(1, 1000);
        long part = (amount - fee) / 2;
        List<TransactionOutput> outputs = part > 20_000_000 && random.nextBoolean()
                ? List.of(new TransactionOutput(part, ANYONE), new TransactionOutput(amount - fee - part, ANYONE))
                : List.of(new TransactionOutput(amount - fee, ANYONE));
        return new Transaction(
                0,
                List.of(new TransactionInput(coin, Bytes.EMPTY, 0, 0)),
                outputs,
                0,
                SubnetworkId.NATIVE,
                0,
                Bytes.EMPTY,
                0);
    }

    Map<Outpoint, UtxoEntry> utxos() {
        Map<Outpoint, UtxoEntry> set = new HashMap<>();
        consensus.utxos().forEach(set::put);
        return set;
    }

    @Override
    public void close() {
        consensus.close();
    }
}
