package network.pyrin.node.consensus.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HashIndexTest {
    @TestFactory
    Stream<DynamicTest> everyHashIsFoundAndNoOther() {
        return IntStream.range(0, 3)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomGenerator random = new Random(seed);
                    HashIndex index = new HashIndex();
                    List<Hash> hashes = new ArrayList<>();
                    for (int i = 0; i < 20_000; i++) {
                        // Few different words, so that tables must tell near-equal hashes apart.
                        Hash hash = new Hash(random.nextInt(50), random.nextInt(3), random.nextInt(3), i);
                        hashes.add(hash);
                        index.publish(index.reserve(hash));
                    }
                    for (int i = 0; i < hashes.size(); i++) {
                        assertThat(index.find(hashes.get(i))).isEqualTo(i);
                        assertThat(index.hash(i)).isEqualTo(hashes.get(i));
                        int other = random.nextInt(hashes.size());
                        assertThat(Integer.signum(index.compare(i, other)))
                                .isEqualTo(Integer.signum(hashes.get(i).compareTo(hashes.get(other))));
                    }
                    assertThat(index.find(new Hash(1, 1, 1, 20_000))).isEqualTo(Dag.NONE);
                }));
    }

    @Test
    void reservedHashIsUnknownUntilPublished() {
        HashIndex index = new HashIndex();
        Hash hash = new Hash(1, 2, 3, 4);
        int reserved = index.reserve(hash);
        assertThat(index.find(hash)).isEqualTo(Dag.NONE);
        index.publish(reserved);
        assertThat(index.find(hash)).isEqualTo(reserved);
        assertThatThrownBy(() -> index.publish(reserved)).isInstanceOf(IllegalStateException.class);
    }
}
