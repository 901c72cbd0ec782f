package network.pyrin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.chain.Block;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.storage.MemoryStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What virtual merges when there are more tips than a block may have parents. */
class VirtualParentChoiceTest {
    private static final int TIPS = 40;

    private static List<Block> parallel(View view) {
        List<Block> blocks = IntStream.range(0, TIPS).mapToObj(i -> view.mine()).toList();
        blocks.forEach(view::insert);
        return blocks;
    }

    @Test
    void withoutChanceTheHeaviestTipsAreMerged() {
        try (View view = new View(new MemoryStore(), new Random(1))) {
            parallel(view);
            List<Hash> heaviest = view.consensus().virtual().tips().reversed().stream()
                    .limit(View.PARAMS.maxBlockParents())
                    .toList(); // all have one blue work, so the hash decides
            assertThat(view.consensus().virtual().parents()).isEqualTo(heaviest);
        }
    }

    @TestFactory
    Stream<DynamicTest> withChanceEveryChoiceMakesAValidBlock() {
        return IntStream.range(0, 5)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> choiceMakesAValidBlock(seed)));
    }

    private static void choiceMakesAValidBlock(int seed) {
        try (View chooser = View.choosing(new MemoryStore(), new Random(seed));
                View plain = new View(new MemoryStore(), new Random(-1 - seed))) {
            List<Block> tips = parallel(chooser);
            List<Hash> chosen = chooser.consensus().virtual().parents();
            assertThat(chosen)
                    .hasSize(View.PARAMS.maxBlockParents())
                    .doesNotHaveDuplicates()
                    .startsWith(chooser.consensus().virtual().sink());

            tips.forEach(plain::insert);
            assertThat(Set.copyOf(chosen))
                    .isNotEqualTo(Set.copyOf(plain.consensus().virtual().parents()));
            Block block = chooser.mine();
            plain.insert(block);
            assertThat(plain.consensus().blocks().status(block.hash())).contains(BlockStatus.UTXO_VALID);
        }
    }
}
