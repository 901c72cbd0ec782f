package network.pyrin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import network.pyrin.chain.Block;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.BodyViolation;
import network.pyrin.node.consensus.rules.ChainViolation;
import network.pyrin.node.consensus.rules.HeaderViolation;
import network.pyrin.node.consensus.rules.RuleViolation;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.storage.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The facade: what clients are told, in which order, and what they can ask. */
class ConsensusNodeTest {
    private static final Hash GENESIS = View.PARAMS.genesis().declaredHash();

    private final View view = new View(new MemoryStore(), new Random(1));
    private final Consensus consensus = view.consensus();

    @AfterEach
    void close() {
        view.close();
    }

    private List<Block> mine(int blocks) {
        List<Block> mined = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            Block block = view.mine();
            view.insert(block);
            mined.add(block);
        }
        return mined;
    }

    private static RuleViolation violation(BlockOutcome outcome) {
        assertThat(outcome).isInstanceOf(BlockOutcome.Refused.class);
        return ((BlockOutcome.Refused) outcome).violation();
    }

    @Test
    void aNewChainStandsAtGenesis() {
        assertThat(consensus.virtual().sink()).isEqualTo(GENESIS);
        assertThat(consensus.virtual().circulatingLeor()).isZero();
        assertThat(consensus.blocks().status(GENESIS)).contains(BlockStatus.UTXO_VALID);
        assertThat(consensus.blocks().blockCount()).isEqualTo(1);
        assertThat(consensus.blocks().headerCount()).isEqualTo(1);
        assertThat(consensus.chain().pruningPoint()).isEqualTo(GENESIS);
        assertThat(consensus.chain().chainBlockAt(0)).contains(GENESIS);
    }

    @Test
    void aBlockIsTakenInBeforeVirtualHasSeenIt() {
        Submission submission = consensus.submit(view.mine());
        assertThat(submission.inserted().join())
                .isEqualTo(new BlockOutcome.Accepted(BlockStatus.UTXO_PENDING_VERIFICATION));
        assertThat(submission.virtualUpdated().join()).isEqualTo(new BlockOutcome.Accepted(BlockStatus.UTXO_VALID));
    }

    @Test
    void aKnownBlockIsAnsweredWithItsStatus() {
        Block block = view.mine();
        view.insert(block);
        long revision = consensus.virtual().revision();
        assertThat(consensus.insert(block)).isEqualTo(new BlockOutcome.Accepted(BlockStatus.UTXO_VALID));
        assertThat(consensus.virtual().revision()).isEqualTo(revision);
    }

    @Test
    void aHeaderMayComeFirst() {
        Block block = view.mine();
        Block header = new Block(block.header(), List.of());
        assertThat(consensus.insert(header)).isEqualTo(new BlockOutcome.Accepted(BlockStatus.HEADER_ONLY));
        assertThat(consensus.virtual().sink()).isEqualTo(GENESIS);
        assertThat(consensus.chain().headersSelectedTip()).isEqualTo(block.hash());
        assertThat(consensus.insert(block)).isEqualTo(new BlockOutcome.Accepted(BlockStatus.UTXO_VALID));
    }

    @Test
    void anOrphanMayComeAgain() {
        View other = new View(new MemoryStore(), new Random(2));
        try (other) {
            Block parent = other.mine();
            other.insert(parent);
            Block child = other.mine();
            assertThat(violation(consensus.insert(child)))
                    .isEqualTo(new HeaderViolation.MissingParents(List.of(parent.hash())));
            view.insert(parent);
            view.insert(child);
            assertThat(consensus.virtual().sink()).isEqualTo(child.hash());
        }
    }

    @Test
    void aWrongBodyDoesNotCondemnTheHeader() {
        mine(5);
        Block block = view.mine();
        Block wrong =
                new Block(block.header(), List.of(view.mine().transactions().getFirst()));
        assertThat(violation(consensus.insert(wrong))).isInstanceOf(BodyViolation.BadMerkleRoot.class);
        assertThat(consensus.blocks().status(block.hash())).contains(BlockStatus.HEADER_ONLY);
        assertThat(consensus.insert(block)).isEqualTo(new BlockOutcome.Accepted(BlockStatus.UTXO_VALID));
    }

    @Test
    void eventsTellOfABlockBeforeVirtualHasIt() {
        List<String> told = new ArrayList<>();
        consensus.addListener(new ConsensusListener() {
            @Override
            public void blockAdded(Block block) {
                told.add("added " + block.hash());
            }

            @Override
            public void virtualChanged(VirtualChange change) {
                told.add("sink " + change.state().sink());
                assertThat(change.addedChain().getLast().hash())
                        .isEqualTo(change.state().sink());
            }
        });
        List<Block> mined = mine(3);
        view.close(); // delivers all
        assertThat(told)
                .isEqualTo(mined.stream()
                        .flatMap(block -> List.of("added " + block.hash(), "sink " + block.hash()).stream())
                        .toList());
    }

    @Test
    void aListenerThatThrowsIsToldAndLeftOut() {
        List<String> told = new ArrayList<>();
        consensus.addListener(new ConsensusListener() {
            @Override
            public void blockAdded(Block block) {
                throw new IllegalStateException("full");
            }

            @Override
            public void virtualChanged(VirtualChange change) {
                told.add("still called");
            }

            @Override
            public void failed(Throwable cause) {
                told.add("failed: " + cause.getMessage());
            }
        });
        mine(2);
        view.close();
        assertThat(told).containsExactly("failed: full");
    }

    @Test
    void nothingIsTakenAfterClosing() {
        Block block = view.mine();
        view.close();
        Submission late = consensus.submit(block);
        assertThatThrownBy(() -> late.virtualUpdated().join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("closed");
        assertThat(late.inserted()).isCompletedExceptionally();
    }

    @Test
    void templatesLeaveOutWhatIsInvalidOrConflicts() {
        mine(10);
        Block first = blockWithPayment();
        Transaction payment = first.transactions().get(1);
        TemplateOutcome outcome =
                consensus.templates().build(script(), Bytes.EMPTY, TransactionSelector.of(List.of(payment, payment)));
        BlockTemplate template = ((TemplateOutcome.Built) outcome).template();
        assertThat(template.block().transactions().subList(1, 2)).containsExactly(payment);
        assertThat(template.fees()).hasSize(1).allMatch(fee -> fee > 0);
        assertThat(consensus.templates().validate(template.block())).isEmpty();
        view.insert(template.block());
        assertThat(consensus.blocks().status(template.block().hash())).contains(BlockStatus.UTXO_VALID);
    }

    private Block blockWithPayment() {
        Block block = view.mine();
        while (block.transactions().size() < 2) {
            block = view.mine();
        }
        return block;
    }

    private static ScriptPublicKey script() {
        return new ScriptPublicKey(0, Bytes.ofHex("51"));
    }

    @Test
    void aTemplateWithTooMuchExtraDataIsRefused() {
        TemplateOutcome outcome =
                consensus.templates().build(script(), Bytes.wrap(new byte[300]), TransactionSelector.of(List.of()));
        assertThat(outcome).isInstanceOf(TemplateOutcome.Refused.class);
    }

    @Test
    void anOutdatedTemplateNoLongerValidatesButIsStillABlock() {
        mine(5);
        Block outdated = view.mine();
        mine(1);
        assertThat(consensus.templates().validate(outdated))
                .hasValueSatisfying(violation -> assertThat(violation).isInstanceOf(ChainViolation.class));
        view.insert(outdated);
    }

    @Test
    void blocksComeInTopologicalOrderWithWholeMergesets() {
        List<Block> mined = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Block> parallel = List.of(view.mine(), view.mine(), view.mine());
            parallel.forEach(view::insert);
            mined.addAll(parallel);
        }
        int limit = Math.toIntExact(View.PARAMS.mergesetSizeLimit() + 1);
        List<Hash> all = consensus.chain().blocksFrom(GENESIS, limit).orElseThrow();
        assertThat(all).hasSize(mined.size() + 1).doesNotHaveDuplicates().startsWith(GENESIS);
        Set<Hash> before = new HashSet<>();
        for (Hash hash : all) {
            assertThat(before)
                    .containsAll(consensus.blocks().header(hash).orElseThrow().directParents());
            before.add(hash);
        }
        Hash low = all.get(40);
        List<Hash> rest = consensus.chain().blocksFrom(low, limit).orElseThrow();
        assertThat(rest).startsWith(low).contains(consensus.virtual().sink());
        assertThat(consensus.chain().blocksFrom(Hash.ZERO, limit)).isEmpty();
        assertThatThrownBy(() -> consensus.chain().blocksFrom(GENESIS, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWayFromABlockOffTheChainLeavesItFirst() {
        mine(3);
        List<Block> rivals = List.of(view.mine(), view.mine());
        rivals.forEach(view::insert);
        mine(1);
        Hash off = rivals.stream()
                .map(Block::hash)
                .filter(hash -> !consensus.chain().isChainBlock(hash))
                .findFirst()
                .orElseThrow();
        ChainPath path = consensus.chain().chainFrom(off, Integer.MAX_VALUE).orElseThrow();
        assertThat(path.removed()).containsExactly(off);
        assertThat(path.added()).hasSize(2);
        assertThat(path.added().getLast().hash()).isEqualTo(consensus.virtual().sink());
        assertThat(consensus.chain().chainFrom(GENESIS, 1).orElseThrow().added())
                .hasSize(1);
        assertThat(consensus.chain().chainFrom(Hash.ZERO, 1)).isEmpty();
    }

    @Test
    void timestampsOfScoresFollowTheChainAndThenTheTargetTime() {
        List<Block> mined = mine(12);
        long sinkScore = consensus.virtual().sinkDaaScore();
        long sinkTime = consensus.virtual().sinkTimestampMillis();
        ChainReader chain = consensus.chain();
        assertThat(chain.timestampOfDaaScore(0)).isEqualTo(View.PARAMS.genesis().timestampMillis());
        assertThat(chain.timestampOfDaaScore(sinkScore)).isEqualTo(sinkTime);
        assertThat(chain.timestampOfDaaScore(sinkScore + 7)).isEqualTo(sinkTime + 700);
        assertThat(chain.timestampOfDaaScore(-1)).isEqualTo(Long.MAX_VALUE);
        assertThat(chain.timestampOfDaaScore(mined.get(4).header().daaScore()))
                .isBetween(View.PARAMS.genesis().timestampMillis(), sinkTime);
    }

    @Test
    void aHashRateNeedsAThousandBlocks() {
        mine(5);
        ChainReader chain = consensus.chain();
        assertThat(chain.networkHashRate(Optional.empty(), 1000)).isEqualTo(new HashRateEstimate.WindowTooSmall(5));
        assertThat(chain.networkHashRate(Optional.of(GENESIS), 1000)).isEqualTo(new HashRateEstimate.NoWindow());
        assertThat(chain.networkHashRate(Optional.of(Hash.ZERO), 1000)).isEqualTo(new HashRateEstimate.UnknownBlock());
    }

    @Test
    void factsOfABlockNameItsPlaceInTheDag() {
        List<Block> mined = mine(3);
        BlockFacts facts = consensus.blocks().facts(mined.get(1).hash()).orElseThrow();
        assertThat(facts.selectedParent()).isEqualTo(mined.get(0).hash());
        assertThat(facts.mergesetBlues()).containsExactly(mined.get(0).hash());
        assertThat(facts.children()).containsExactly(mined.get(2).hash());
        assertThat(facts.chainBlock()).isTrue();
        assertThat(consensus.blocks().facts(Hash.ZERO)).isEmpty();
        assertThat(consensus.blocks().block(mined.get(1).hash())).contains(mined.get(1));
        assertThat(consensus
                        .blocks()
                        .acceptance(mined.get(1).hash())
                        .orElseThrow()
                        .getFirst()
                        .block())
                .isEqualTo(mined.get(0).hash());
    }
}
