package network.pyrin.node.utxoindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.chain.Block;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.storage.CrashStore;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.MemoryStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UtxoIndexTest {
    private static void assertSame(UtxoIndex index, MovingVirtual virtual) {
        for (ScriptPublicKey script : virtual.scripts()) {
            Map<Outpoint, UtxoEntry> expected = new HashMap<>(virtual.set());
            expected.values().removeIf(entry -> !entry.scriptPublicKey().equals(script));
            Map<Outpoint, UtxoEntry> found = new HashMap<>();
            index.forEach(List.of(script), (outpoint, entry) -> {
                found.put(outpoint, entry);
                return true;
            });
            assertThat(found).isEqualTo(expected);
            OptionalLong sum = expected.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(expected.values().stream()
                            .mapToLong(UtxoEntry::amount)
                            .sum());
            assertThat(index.balance(script)).isEqualTo(sum);
        }
    }

    @TestFactory
    Stream<DynamicTest> followsVirtualThroughRestarts() {
        return LongStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    KeyValueStore store = new MemoryStore();
                    MovingVirtual virtual = new MovingVirtual(random);
                    UtxoIndex index = UtxoIndex.open(virtual, store);
                    for (int step = 0; step < 60; step++) {
                        virtual.move(true);
                        if (random.nextInt(8) == 0) {
                            index.close();
                            if (random.nextBoolean()) {
                                // Consensus went on; the view's process died before it heard of it.
                                virtual.move(false);
                            }
                            virtual = virtual.restarted();
                            index = UtxoIndex.open(virtual, store);
                        }
                        assertSame(index, virtual);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aCrashAnywhereIsRepairedAtTheNextOpening() {
        return LongStream.range(100, 130)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    CrashStore store = new CrashStore();
                    MovingVirtual virtual = new MovingVirtual(random);
                    UtxoIndex.open(virtual, store);
                    int steps = 1 + random.nextInt(20);
                    for (int step = 0; step < steps; step++) {
                        virtual.move(true);
                    }
                    KeyValueStore afterwards = store.crash(random);
                    MovingVirtual restarted = virtual.restarted();
                    assertSame(UtxoIndex.open(restarted, afterwards), restarted);
                }));
    }

    @Test
    void aWalkEndsWhenToldSo() {
        MovingVirtual virtual = new MovingVirtual(new SplittableRandom(3));
        UtxoIndex index = UtxoIndex.open(virtual, new MemoryStore());
        for (int i = 0; i < 30; i++) {
            virtual.move(true);
        }
        AtomicInteger seen = new AtomicInteger();
        index.forEach(virtual.scripts(), (outpoint, entry) -> seen.incrementAndGet() < 5);
        assertThat(seen.get()).isEqualTo(5);
    }

    @Test
    void whoAsksAfterAChangeSeesItThoughTheEventComesLater() {
        MovingVirtual virtual = new MovingVirtual(new SplittableRandom(4));
        UtxoIndex index = UtxoIndex.open(virtual, new MemoryStore());
        virtual.move(true);
        virtual.removeListener(index);
        CompletableFuture<Void> asked = new CompletableFuture<>();
        virtual.addListener(new Delayed(index, asked));
        virtual.move(true);
        CompletableFuture<Void> answer =
                CompletableFuture.runAsync(() -> assertSame(index, virtual), Thread::startVirtualThread);
        assertThat(answer).isNotDone();
        asked.complete(null);
        answer.join();
    }

    /** Hands changes on when allowed to. */
    private record Delayed(UtxoIndex index, CompletableFuture<Void> allowed) implements ConsensusListener {
        @Override
        public void blockAdded(Block block) {
            index.blockAdded(block);
        }

        @Override
        public void virtualChanged(VirtualChange change) {
            allowed.thenRunAsync(() -> index.virtualChanged(change), Thread::startVirtualThread);
        }
    }
}
