package network.pyrin.node.app.upkeep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import network.pyrin.chain.Block;
import network.pyrin.chain.Header;
import network.pyrin.chain.HeaderHashing;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.chain.UtxoElement;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MerkleRoot;
import network.pyrin.crypto.MuHash;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.node.utxoindex.UtxoIndex;

/**
 * Checks that what is stored hangs together: each block's hash, body and parents, what each chain block accepted, and that the
 * UTXO set is the one virtual commits to. Reads everything once; changes nothing.
 */
public final class ChainVerify {
    private static final int FINDINGS_MAX = 20;

    private final Consensus consensus;
    private final Optional<UtxoIndex> index;
    private final Progress progress;
    private final List<String> findings = new ArrayList<>();
    private long faults;
    private long blocks;
    private long chainBlocks;
    private long unspentOutputs;
    private long leor;

    private ChainVerify(Consensus consensus, Optional<UtxoIndex> index, Progress progress) {
        this.consensus = consensus;
        this.index = index;
        this.progress = progress;
    }

    /**
     * Checks everything.
     *
     * @param consensus takes no blocks meanwhile
     * @param index checked too if there is one
     * @param progress told after every block
     * @return what was found
     * @throws UpkeepException if the progress ends it
     */
    public static VerifyReport run(Consensus consensus, Optional<UtxoIndex> index, Progress progress)
            throws UpkeepException {
        ChainVerify task = new ChainVerify(consensus, index, progress);
        task.checkBlocks();
        task.checkUnspentOutputs();
        return new VerifyReport(
                task.blocks, task.chainBlocks, task.unspentOutputs, task.leor, task.faults, task.findings);
    }

    private void fault(String sentence) {
        faults++;
        if (findings.size() < FINDINGS_MAX) {
            findings.add(sentence);
        }
    }

    private void checkBlocks() throws UpkeepException {
        ChainWalk.forEach(consensus, hash -> {
            blocks++;
            try {
                checkBlock(hash);
            } catch (MalformedBytesException e) {
                fault("block " + hash + " cannot be read from the store: " + e.getMessage());
            }
            progress.done(blocks);
        });
    }

    private void checkBlock(Hash hash) {
        Optional<Block> stored = consensus.blocks().block(hash);
        if (stored.isEmpty() || stored.get().transactions().isEmpty()) {
            fault("block " + hash + " has no stored body");
            return;
        }
        boolean genesis = hash.equals(consensus.params().genesis().header().hash());
        if (!genesis) {
            checkContent(hash, stored.get());
            checkParents(hash, stored.get().header());
        }
        if (consensus.chain().isChainBlock(hash)) {
            chainBlocks++;
            if (!genesis) {
                checkAcceptance(hash, stored.get().header());
            }
        }
    }

    private void checkContent(Hash hash, Block block) {
        Header header = block.header();
        if (!HeaderHashing.hash(header).equals(hash)) {
            fault("block " + hash + ": its header's fields hash to " + HeaderHashing.hash(header));
        }
        boolean withMass = consensus.params().storageMassActive(header.daaScore());
        Hash root = MerkleRoot.of(block.transactions().stream()
                .map(transaction -> TransactionHashing.hash(transaction, withMass))
                .toList());
        if (!root.equals(header.hashMerkleRoot())) {
            fault("block " + hash + ": its transactions have the merkle root " + root + ", not "
                    + header.hashMerkleRoot());
        }
    }

    private void checkParents(Hash hash, Header header) {
        for (Hash parent : header.directParents()) {
            if (consensus.blocks().status(parent).isEmpty()) {
                fault("block " + hash + ": its parent " + parent + " is not stored");
            }
        }
    }

    private void checkAcceptance(Hash hash, Header header) {
        Optional<Hash> root = consensus
                .blocks()
                .acceptance(hash)
                .map(merged -> MerkleRoot.of(merged.stream()
                        .flatMap(each -> each.accepted().stream())
                        .sorted()
                        .toList()));
        if (root.isEmpty()) {
            fault("chain block " + hash + " has no stored acceptance data");
        } else if (!root.get().equals(header.acceptedIdMerkleRoot())) {
            fault("chain block " + hash + ": what it accepted has the merkle root " + root.get() + ", not "
                    + header.acceptedIdMerkleRoot());
        }
    }

    private void checkUnspentOutputs() {
        MuHash set = new MuHash();
        Map<ScriptPublicKey, Long> balances = new HashMap<>();
        VirtualState state = consensus.utxos().forEach((outpoint, entry) -> {
            set.add(UtxoElement.bytes(outpoint, entry));
            unspentOutputs++;
            leor = Math.addExact(leor, entry.amount());
            if (index.isPresent()) {
                balances.merge(entry.scriptPublicKey(), entry.amount(), Math::addExact);
            }
        });
        Hash commitment = set.finish();
        if (!commitment.equals(state.commitment().hash())) {
            fault("the UTXO set has the commitment " + commitment + ", but virtual's is "
                    + state.commitment().hash());
        }
        if (leor != state.circulatingLeor()) {
            fault("the UTXO set is worth " + leor + " leor, but " + state.circulatingLeor() + " are in circulation");
        }
        index.ifPresent(view -> checkIndex(view, balances));
    }

    private void checkIndex(UtxoIndex view, Map<ScriptPublicKey, Long> balances) {
        balances.forEach((script, balance) -> {
            if (!view.balance(script).equals(OptionalLong.of(balance))) {
                fault("the UTXO index has " + view.balance(script) + " for script " + script.script() + ", not "
                        + balance);
            }
        });
    }
}
