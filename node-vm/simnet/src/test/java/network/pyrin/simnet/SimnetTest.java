package network.pyrin.simnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.mempool.BlockTemplates;
import network.pyrin.node.mempool.Mempool;
import network.pyrin.node.mempool.MempoolConfig;
import network.pyrin.node.storage.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The living chain on the real consensus, with a maturity short enough for a test. */
class SimnetTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final NativeSignatures SIGNATURES = new NativeSignatures();
    private static final WalletSeed SEED = new WalletSeed(new Hash(1, 2, 3, 4));
    private static final MinerHabits HABITS = new MinerHabits(3, 6, 100, 1_300, 60, 130, 10, 500);

    private final MemoryStore store = new MemoryStore();
    private Consensus consensus;
    private ChainPort port;

    @BeforeEach
    void openNode() {
        NetworkParams params = NetworkParams.of(NetworkId.SIMNET).toBuilder()
                .coinbaseMaturity(20)
                .build();
        consensus = ConsensusNode.open(store, params, ConsensusOptions.standard(), SIGNATURES, CLOCK);
        Mempool mempool = new Mempool(consensus, MempoolConfig.of(params), CLOCK);
        consensus.addListener(mempool);
        port = new ChainPort(consensus, mempool, new BlockTemplates(consensus, mempool, CLOCK));
    }

    @AfterEach
    void closeNode() {
        consensus.close();
    }

    private Simnet simnet(int historyBlocks) {
        return new Simnet(port, new SimnetConfig(8, 6, historyBlocks, HABITS), SEED, SIGNATURES, new Random(5), CLOCK);
    }

    @Test
    void theHistoryIsWideHasRedsAndTransactionsAndEndsNow() {
        List<Integer> progress = new ArrayList<>();
        long before = CLOCK.millis();
        try (Simnet simnet = simnet(400)) {
            assertThat(simnet.historyMissing()).isEqualTo(400);
            simnet.mineHistory(progress::add);
        }
        assertThat(progress).isSorted().endsWith(400);
        Survey survey = Survey.of(consensus);
        assertThat(survey.mergedMoreThanOne)
                .as("chain blocks that merge parallel blocks")
                .isGreaterThan(40);
        assertThat(survey.reds).as("red blocks").isPositive();
        assertThat(survey.payments).as("accepted payments").isGreaterThan(50);
        assertThat(survey.disqualified)
                .as("blocks that no honest miner would make")
                .isZero();
        long sinkTime = consensus.virtual().sinkTimestampMillis();
        assertThat(sinkTime).isBetween(before - 20_000, before + 10_000);
    }

    @Test
    void anInterruptedHistoryIsContinuedAndAFinishedOneLeftAlone() {
        try (Simnet simnet = simnet(60)) {
            simnet.mineHistory(_ -> {});
        }
        try (Simnet simnet = simnet(100)) {
            assertThat(simnet.historyMissing()).isPositive().isEqualTo((int)
                    (101 - consensus.blocks().blockCount()));
            simnet.mineHistory(_ -> {});
        }
        try (Simnet simnet = simnet(60)) {
            assertThat(simnet.historyMissing()).isZero();
        }
    }

    @Test
    void itGoesOnInRealTimeUntilClosed() throws InterruptedException {
        CountDownLatch blocks = new CountDownLatch(10);
        consensus.addListener(new ConsensusListener() {
            @Override
            public void blockAdded(Block block) {
                blocks.countDown();
            }

            @Override
            public void virtualChanged(VirtualChange change) {
                // blocks are what is counted
            }
        });
        Simnet simnet = simnet(0);
        simnet.start(() -> true);
        assertThat(blocks.await(30, TimeUnit.SECONDS)).as("ten blocks in time").isTrue();
        simnet.close();
        long count = consensus.blocks().blockCount();
        assertThat(consensus.blocks().blockCount()).isEqualTo(count);
    }

    /** What a walk along the selected chain meets. */
    private static final class Survey {
        private int mergedMoreThanOne;
        private int reds;
        private int payments;
        private int disqualified;

        static Survey of(Consensus consensus) {
            Survey survey = new Survey();
            Hash genesis = consensus.params().genesis().header().hash();
            Hash block = consensus.virtual().sink();
            while (!block.equals(genesis)) {
                survey.visit(consensus, block);
                block = consensus.blocks().facts(block).orElseThrow().selectedParent();
            }
            return survey;
        }

        private void visit(Consensus consensus, Hash block) {
            var facts = consensus.blocks().facts(block).orElseThrow();
            mergedMoreThanOne += facts.mergesetBlues().size() > 1 ? 1 : 0;
            reds += facts.mergesetReds().size();
            disqualified += consensus.blocks().disqualification(block).isPresent() ? 1 : 0;
            payments += consensus.blocks().acceptance(block).orElseThrow().stream()
                            .mapToInt(merged -> merged.accepted().size())
                            .sum()
                    - 1;
        }
    }
}
