package network.pyrin.node.consensus.utxo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The diff algebra against plain maps. */
class UtxoDiffPropertyTest {
    private static final int SEEDS = 50;
    private static final int OUTPOINTS = 12; // few, so that the same ones come and go
    private static final int STEPS = 40;

    private static Stream<DynamicTest> seeds(Consumer<RandomGenerator> property) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> property.accept(new Random(seed))));
    }

    private static Outpoint outpoint(int i) {
        return new Outpoint(new Hash(i, 0, 0, i), i);
    }

    private static UtxoEntry entry(long daaScore) {
        return new UtxoEntry(1000, new ScriptPublicKey(0, Bytes.EMPTY), daaScore, false);
    }

    private static Map<Outpoint, UtxoEntry> randomSet(RandomGenerator random) {
        Map<Outpoint, UtxoEntry> set = new HashMap<>();
        for (int i = 0; i < OUTPOINTS; i++) {
            if (random.nextBoolean()) {
                set.put(outpoint(i), entry(random.nextInt(3)));
            }
        }
        return set;
    }

    /** Walks randomly from a set, changing both the set and a diff. */
    private static UtxoDiff walk(Map<Outpoint, UtxoEntry> set, RandomGenerator random) {
        UtxoDiffBuilder diff = new UtxoDiffBuilder();
        for (int step = 0; step < STEPS; step++) {
            Outpoint outpoint = outpoint(random.nextInt(OUTPOINTS));
            UtxoEntry present = set.remove(outpoint);
            if (present != null) {
                diff.remove(outpoint, present);
            } else {
                UtxoEntry added = entry(random.nextInt(3));
                set.put(outpoint, added);
                diff.add(outpoint, added);
            }
        }
        return diff.build();
    }

    private static void apply(UtxoDelta diff, Map<Outpoint, UtxoEntry> set) {
        diff.removed()
                .forEach((outpoint, entry) -> assertThat(set.remove(outpoint)).isEqualTo(entry));
        diff.added().forEach((outpoint, entry) -> assertThat(set.put(outpoint, entry))
                .isNull());
    }

    @TestFactory
    Stream<DynamicTest> aDiffLeadsFromTheFirstSetToTheSecondAndBack() {
        return seeds(random -> {
            Map<Outpoint, UtxoEntry> first = randomSet(random);
            Map<Outpoint, UtxoEntry> second = new HashMap<>(first);
            UtxoDiff diff = walk(second, random);

            Map<Outpoint, UtxoEntry> moved = new HashMap<>(first);
            apply(diff, moved);
            assertThat(moved).isEqualTo(second);
            apply(diff.reversed(), moved);
            assertThat(moved).isEqualTo(first);
        });
    }

    @TestFactory
    Stream<DynamicTest> applyingAndUnwindingIsTheIdentity() {
        return seeds(random -> {
            Map<Outpoint, UtxoEntry> set = randomSet(random);
            List<UtxoDiff> diffs = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                diffs.add(walk(set, random));
            }
            UtxoDiffBuilder all = new UtxoDiffBuilder();
            diffs.forEach(all::apply);
            for (UtxoDiff diff : diffs.reversed()) {
                all.apply(diff.reversed());
            }
            assertThat(all.build().isEmpty()).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> composedDiffsLeadWhereTheirStepsLead() {
        return seeds(random -> {
            Map<Outpoint, UtxoEntry> start = randomSet(random);
            Map<Outpoint, UtxoEntry> end = new HashMap<>(start);
            UtxoDiffBuilder all = new UtxoDiffBuilder();
            for (int i = 0; i < 5; i++) {
                all.apply(walk(end, random));
            }
            Map<Outpoint, UtxoEntry> moved = new HashMap<>(start);
            UtxoDiff whole = all.build();
            apply(whole, moved);
            assertThat(moved).isEqualTo(end);
            assertThat(whole.amountChange()).isEqualTo(1000L * (end.size() - start.size()));
        });
    }

    @TestFactory
    Stream<DynamicTest> aViewThroughADiffIsTheSecondSet() {
        return seeds(random -> {
            Map<Outpoint, UtxoEntry> first = randomSet(random);
            Map<Outpoint, UtxoEntry> second = new HashMap<>(first);
            UtxoDiff diff = walk(second, random);
            UtxoView view = outpoint -> Optional.ofNullable(first.get(outpoint));
            for (int i = 0; i < OUTPOINTS; i++) {
                assertThat(view.with(diff).get(outpoint(i)).orElse(null)).isEqualTo(second.get(outpoint(i)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aStoredDiffReadsBackTheSame() {
        return seeds(random -> {
            UtxoDiff diff = walk(randomSet(random), random);
            assertThat(UtxoDiffCodec.decode(UtxoDiffCodec.encode(diff))).isEqualTo(diff);
        });
    }

    @Test
    void sameOutpointWithAnotherScoreIsAReplacementNotACancellation() {
        UtxoDiffBuilder diff = new UtxoDiffBuilder();
        diff.remove(outpoint(1), entry(1));
        diff.add(outpoint(1), entry(2));
        assertThat(diff.removed()).containsEntry(outpoint(1), entry(1));
        assertThat(diff.added()).containsEntry(outpoint(1), entry(2));
        diff.remove(outpoint(1), entry(2));
        diff.add(outpoint(1), entry(1));
        assertThat(diff.build().isEmpty()).isTrue();
    }

    @Test
    void addingOrRemovingTwiceIsABrokenInvariant() {
        UtxoDiffBuilder diff = new UtxoDiffBuilder();
        diff.add(outpoint(1), entry(1));
        assertThatThrownBy(() -> diff.add(outpoint(1), entry(1))).isInstanceOf(IllegalStateException.class);
        diff.remove(outpoint(2), entry(1));
        assertThatThrownBy(() -> diff.remove(outpoint(2), entry(1))).isInstanceOf(IllegalStateException.class);
    }
}
