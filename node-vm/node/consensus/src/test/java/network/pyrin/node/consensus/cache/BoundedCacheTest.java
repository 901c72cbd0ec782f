package network.pyrin.node.consensus.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a cache keeps and what it lets go. */
class BoundedCacheTest {
    private static long remembered(BoundedCache<Integer, Integer> cache, int keys) {
        return IntStream.range(0, keys)
                .filter(key -> cache.get(key).isPresent())
                .count();
    }

    @Test
    void neverHoldsMoreThanItsLimit() {
        BoundedCache<Integer, Integer> cache = new BoundedCache<>(160);
        IntStream.range(0, 10_000).forEach(key -> cache.put(key, key));
        assertThat(remembered(cache, 10_000)).isBetween(1L, 160L);
    }

    @Test
    void keepsWhatIsUsed() {
        BoundedCache<Integer, Integer> cache = new BoundedCache<>(160);
        cache.put(-1, 42);
        for (int key = 0; key < 10_000; key++) {
            cache.put(key, key);
            assertThat(cache.get(-1)).contains(42);
        }
    }

    @Test
    void forgetsWhatIsRemovedAndHoldsNothingWithoutRoom() {
        BoundedCache<Integer, Integer> cache = new BoundedCache<>(160);
        cache.put(1, 1);
        cache.remove(1);
        assertThat(cache.get(1)).isEmpty();
        BoundedCache<Integer, Integer> none = new BoundedCache<>(0);
        none.put(1, 1);
        assertThat(none.get(1)).isEmpty();
    }
}
