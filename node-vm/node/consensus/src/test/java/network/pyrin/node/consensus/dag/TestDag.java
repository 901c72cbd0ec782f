package network.pyrin.node.consensus.dag;

import java.util.List;
import java.util.stream.IntStream;
import network.pyrin.chain.GenesisBlock;
import network.pyrin.chain.Header;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.MemoryStore;

/** A {@link Dag} filled without header checks: parents, time and bits are free. */
final class TestDag {
    final KeyValueStore store;
    final Dag dag;
    final DagRules rules;

    TestDag(NetworkParams params) {
        this(params, new MemoryStore());
    }

    TestDag(NetworkParams params, KeyValueStore store) {
        this.store = store;
        dag = Dag.open(store, params);
        rules = new DagRules(dag);
    }

    /** Devnet with another genesis. */
    static NetworkParams params(Hash genesis) {
        NetworkParams devnet = NetworkParams.of(NetworkId.DEVNET);
        GenesisBlock block = devnet.genesis();
        return devnet.toBuilder()
                .genesis(new GenesisBlock(
                        genesis,
                        block.hashMerkleRoot(),
                        block.utxoCommitment(),
                        0,
                        block.bits(),
                        0,
                        0,
                        block.coinbasePayload()))
                .build();
    }

    /** Adds a block under a chosen hash; bits as given, even if the difficulty rule says otherwise. */
    int add(Hash hash, long timestampMillis, int bits, int... parents) {
        GhostdagData ghostdag = rules.ghostdag(parents);
        DaaData daa = rules.daa(ghostdag).orElseThrow();
        List<Hash> direct = IntStream.of(parents).mapToObj(dag::hashOf).toList();
        Header header = new Header(
                1,
                List.of(direct),
                Hash.ZERO,
                Hash.ZERO,
                Hash.ZERO,
                timestampMillis,
                bits,
                0,
                daa.daaScore(),
                ghostdag.blueWork(),
                ghostdag.blueScore(),
                rules.headerPruningPoint(ghostdag),
                hash);
        return dag.insert(new NewBlock(
                header,
                0,
                ghostdag,
                daa,
                rules.pastMedianTimeMillis(ghostdag).orElseThrow(),
                rules.mergeDepthRoot(ghostdag),
                rules.finalityPoint(ghostdag)));
    }
}
