package network.pyrin.endtoend;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.SignatureVerifier;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.consensus.TemplateOutcome;
import network.pyrin.node.consensus.TransactionSelector;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.TestWallet;

/** A simnet of our own in memory, to which blocks are told one by one. */
final class PrivateChain implements AutoCloseable {
    static final NetworkParams PARAMS = NetworkParams.of(NetworkId.SIMNET);

    private final Consensus consensus;

    PrivateChain(SignatureVerifier signatures) {
        consensus = ConsensusNode.open(
                new MemoryStore(), PARAMS, ConsensusOptions.standard(), signatures, InstantSource.system());
    }

    Consensus consensus() {
        return consensus;
    }

    void insert(Block block) {
        if (consensus.insert(block) instanceof BlockOutcome.Refused(var violation)) {
            throw new DriverException("our own consensus refuses block " + block.hash() + ": " + violation.message());
        }
    }

    /** Mines a block on what this chain knows and inserts it. */
    Block mine(ScriptPublicKey miner, List<Transaction> transactions) {
        Block block = template(miner, transactions);
        insert(block);
        return block;
    }

    /** Mines an empty block with a given time. */
    Block mineAt(ScriptPublicKey miner, long timestampMillis) {
        Block template = template(miner, List.of());
        long timestamp = Math.max(timestampMillis, consensus.virtual().pastMedianTimeMillis() + 1);
        Block block = new Block(
                template.header().withNonce(timestamp, consensus.virtual().daaScore()), template.transactions());
        insert(block);
        return block;
    }

    private Block template(ScriptPublicKey miner, List<Transaction> transactions) {
        TransactionSelector exactly = TransactionSelector.of(transactions);
        Block block =
                switch (consensus.templates().build(miner, Bytes.EMPTY, exactly)) {
                    case TemplateOutcome.Built built -> built.template().block();
                    case TemplateOutcome.Refused(var violation) ->
                        throw new DriverException("no template: " + violation.message());
                };
        if (block.transactions().size() != transactions.size() + 1) {
            throw new DriverException("a transaction is not valid on the private branch");
        }
        return block;
    }

    /** What a key may spend in the next block, oldest first. */
    List<TestWallet.Coin> spendable(TestWallet.Key key) {
        long daaScore = consensus.virtual().daaScore();
        List<TestWallet.Coin> coins = new ArrayList<>();
        consensus.utxos().forEach((outpoint, entry) -> {
            boolean mature = !entry.coinbase() || entry.blockDaaScore() + PARAMS.coinbaseMaturity() <= daaScore;
            if (mature && entry.scriptPublicKey().equals(key.schnorr())) {
                coins.add(new TestWallet.Coin(outpoint, entry, key));
            }
        });
        coins.sort((a, b) -> {
            int age = Long.compare(a.entry().blockDaaScore(), b.entry().blockDaaScore());
            return age != 0 ? age : a.outpoint().compareTo(b.outpoint());
        });
        return coins;
    }

    /** What a key holds after the acceptance of the sink, without what virtual would accept next. */
    long balanceAtSink(TestWallet.Key key) {
        long[] sum = {0};
        VirtualState state = consensus.utxos().forEach((outpoint, entry) -> sum[0] += amountOf(key, entry));
        UtxoDiff ahead = state.utxoDiff();
        for (UtxoEntry entry : ahead.added().values()) {
            sum[0] -= amountOf(key, entry);
        }
        for (UtxoEntry entry : ahead.removed().values()) {
            sum[0] += amountOf(key, entry);
        }
        return sum[0];
    }

    private static long amountOf(TestWallet.Key key, UtxoEntry entry) {
        return entry.scriptPublicKey().equals(key.schnorr()) ? entry.amount() : 0;
    }

    @Override
    public void close() {
        consensus.close();
    }
}
