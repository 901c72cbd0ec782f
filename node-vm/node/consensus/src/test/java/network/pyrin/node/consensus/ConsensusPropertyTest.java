package network.pyrin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.chain.Block;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.node.storage.CrashStore;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.node.storage.StorageException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Two nodes that mine apart and meet again, so that chains are undone and redone all the time. */
class ConsensusPropertyTest {
    private static final long SEEDS = 4;
    private static final int BLOCKS = 90;

    private static Stream<DynamicTest> seeds(Property property) {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> property.check(new Random(seed))));
    }

    private interface Property {
        void check(Random random) throws Exception;
    }

    /** Keeps a UTXO set and a selected chain from events alone. */
    private static final class Mirror implements ConsensusListener {
        private final Map<Outpoint, UtxoEntry> utxos = new HashMap<>();
        private final List<Hash> chain = new ArrayList<>();
        private int reorganisations;

        @Override
        public void blockAdded(Block block) {}

        @Override
        public void virtualChanged(VirtualChange change) {
            change.utxos().removed().forEach((outpoint, entry) -> assertThat(utxos.remove(outpoint))
                    .isEqualTo(entry));
            change.utxos().added().forEach((outpoint, entry) -> assertThat(utxos.put(outpoint, entry))
                    .isNull());
            for (Hash removed : change.removedChain()) {
                assertThat(chain.removeLast()).isEqualTo(removed);
            }
            change.addedChain().forEach(block -> chain.add(block.hash()));
            reorganisations += change.removedChain().isEmpty() ? 0 : 1;
        }

        @Override
        public void failed(Throwable cause) {
            throw new AssertionError(cause);
        }
    }

    /** Blocks in the order in which the first view got them. */
    private static List<Block> mineApart(View first, View second, Random random) {
        List<Block> order = new ArrayList<>();
        List<Block> forFirst = new ArrayList<>();
        List<Block> forSecond = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            boolean byFirst = random.nextBoolean();
            View miner = byFirst ? first : second;
            Block block = miner.mine();
            miner.insert(block);
            (byFirst ? forSecond : forFirst).add(block);
            if (byFirst) {
                order.add(block);
            }
            if (random.nextInt(8) == 0 || i == BLOCKS - 1) {
                forFirst.forEach(first::insert);
                order.addAll(forFirst);
                forFirst.clear();
                forSecond.forEach(second::insert);
                forSecond.clear();
            }
        }
        return order;
    }

    private static void assertSame(VirtualState actual, VirtualState expected) {
        assertThat(actual.parents()).isEqualTo(expected.parents());
        assertThat(actual.blueWork()).isEqualTo(expected.blueWork());
        assertThat(actual.daaScore()).isEqualTo(expected.daaScore());
        assertThat(actual.acceptedTransactionIds()).isEqualTo(expected.acceptedTransactionIds());
        assertThat(actual.commitment().hash()).isEqualTo(expected.commitment().hash());
        assertThat(actual.circulatingLeor()).isEqualTo(expected.circulatingLeor());
        assertThat(actual.tips()).isEqualTo(expected.tips());
    }

    @TestFactory
    Stream<DynamicTest> utxosEqualAReplayFromGenesisAndWhatEventsTold() {
        return seeds(random -> {
            Mirror mirror = new Mirror();
            Map<Outpoint, UtxoEntry> utxos;
            VirtualState state;
            try (View first = new View(new MemoryStore(), random);
                    View second = new View(new MemoryStore(), random)) {
                first.consensus().addListener(mirror);
                mineApart(first, second, random);
                assertSame(first.consensus().virtual(), second.consensus().virtual());

                utxos = first.utxos();
                assertThat(utxos)
                        .isEqualTo(ReplayModel.utxos(first.consensus()))
                        .isEqualTo(second.utxos());
                state = first.consensus().virtual();
                assertThat(ReplayModel.commitment(utxos))
                        .isEqualTo(state.commitment().hash());
                assertThat(utxos.values().stream().mapToLong(UtxoEntry::amount).sum())
                        .isEqualTo(state.circulatingLeor());
            } // closing tells all events
            assertThat(mirror.utxos).isEqualTo(utxos);
            assertThat(mirror.chain.getLast()).isEqualTo(state.sink());
            assertThat(mirror.reorganisations).isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> anyOrderOfTheSameBlocksLeadsToTheSameState() {
        return seeds(random -> {
            try (View first = new View(new MemoryStore(), random);
                    View second = new View(new MemoryStore(), random);
                    View third = new View(new MemoryStore(), random)) {
                List<Block> blocks = mineApart(first, second, random);
                shuffledTopologically(blocks, random).stream()
                        .map(third.consensus()::submit)
                        .toList()
                        .forEach(submission -> assertThat(
                                        submission.virtualUpdated().join())
                                .isInstanceOf(BlockOutcome.Accepted.class));
                assertSame(third.consensus().virtual(), first.consensus().virtual());
                assertThat(third.utxos()).isEqualTo(first.utxos());
            }
        });
    }

    private static List<Block> shuffledTopologically(List<Block> blocks, Random random) {
        List<Block> left = new ArrayList<>(blocks);
        List<Block> order = new ArrayList<>();
        Set<Hash> done = new HashSet<>(Set.of(View.PARAMS.genesis().declaredHash()));
        while (!left.isEmpty()) {
            Collections.shuffle(left, random);
            Block next = left.stream()
                    .filter(block -> done.containsAll(block.header().directParents()))
                    .findFirst()
                    .orElseThrow();
            left.remove(next);
            order.add(next);
            done.add(next.hash());
        }
        return order;
    }

    @TestFactory
    Stream<DynamicTest> aCrashAtAnyBatchLosesNothingThatIsSentAgain() {
        return seeds(random -> {
            try (View first = new View(new MemoryStore(), random);
                    View second = new View(new MemoryStore(), random)) {
                List<Block> blocks = mineApart(first, second, random);
                CrashStore store = new CrashStore();
                for (int crashes = 0; crashes < 12; crashes++) {
                    store = crashWhileInserting(store, blocks, random);
                    try (View survivor = new View(store, random)) {
                        assertThat(survivor.utxos()).isEqualTo(ReplayModel.utxos(survivor.consensus()));
                    }
                }
                try (View last = new View(store, random)) {
                    blocks.forEach(last::insert);
                    assertSame(last.consensus().virtual(), first.consensus().virtual());
                    assertThat(last.utxos()).isEqualTo(first.utxos());
                }
            }
        });
    }

    private static CrashStore crashWhileInserting(CrashStore store, List<Block> blocks, Random random) {
        store.crashAfter(random.nextInt(60));
        try (View victim = new View(store, random)) {
            List<Submission> submissions =
                    blocks.stream().map(victim.consensus()::submit).toList();
            // All are answered, by an outcome or by the failure: nobody waits for ever.
            submissions.forEach(submission -> submission
                    .virtualUpdated()
                    .handle((outcome, failure) -> true)
                    .join());
        } catch (StorageException e) {
            assertThat(e.reason()).isEqualTo(StorageException.Reason.CLOSED); // died while it opened
        }
        return store.crash(random);
    }

    @TestFactory
    Stream<DynamicTest> reopeningContinuesWithTheSameState() {
        return seeds(random -> {
            KeyValueStore store = new MemoryStore();
            VirtualState before;
            Map<Outpoint, UtxoEntry> utxos;
            try (View first = new View(store, random);
                    View second = new View(new MemoryStore(), random)) {
                mineApart(first, second, random);
                before = first.consensus().virtual();
                utxos = first.utxos();
            }
            try (View again = new View(store, random)) {
                assertSame(again.consensus().virtual(), before);
                assertThat(again.utxos()).isEqualTo(utxos);
                again.insert(again.mine());
                assertThat(again.consensus().virtual().blueScore()).isGreaterThan(before.blueScore());
            }
        });
    }
}
