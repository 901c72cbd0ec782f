package network.pyrin.node.consensus.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sharing work, and not waiting for those who have not started. */
class WorkersTest {
    @Test
    void resultsStandInOrder() {
        try (Workers workers = new Workers(4)) {
            assertThat(workers.map(1000, 1, i -> i * i))
                    .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> i * i).toList());
            assertThat(workers.map(0, 1, i -> i)).isEmpty();
        }
    }

    @Test
    void aCallerDoesNotWaitForABusyPool() {
        CountDownLatch busy = new CountDownLatch(1);
        try (Workers workers = new Workers(2)) {
            workers.run(() -> Waiting.until(busy));
            assertThat(workers.map(100, 1, i -> i)).hasSize(100);
            assertThat(workers.ahead(() -> "here").get()).isEqualTo("here");
            busy.countDown();
        }
    }

    @Test
    void aComputationAheadIsDoneOnce() {
        AtomicInteger times = new AtomicInteger();
        try (Workers workers = new Workers(2)) {
            Workers.Ahead<Integer> ahead = workers.ahead(times::incrementAndGet);
            assertThat(ahead.get()).isEqualTo(1);
            assertThat(ahead.get()).isEqualTo(1);
        }
        assertThat(times).hasValue(1);
    }

    @Test
    void failuresReachTheCaller() {
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.map(10, 1, i -> {
                        if (i == 7) {
                            throw new IllegalArgumentException("seven");
                        }
                        return i;
                    }))
                    .hasRootCauseMessage("seven");
            assertThatThrownBy(() -> workers.ahead(() -> {
                                throw new IllegalArgumentException("ahead");
                            })
                            .get())
                    .hasRootCauseMessage("ahead");
        }
    }

    @Test
    void afterTheEndCallersDoItAlone() {
        Workers workers = new Workers(3);
        workers.close();
        assertThat(workers.map(10, 1, i -> i)).hasSize(10);
        assertThat(workers.ahead(() -> 5).get()).isEqualTo(5);
    }
}
