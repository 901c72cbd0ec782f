package network.pyrin.node.consensus.parallel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fixed pool of platform threads for checks that do not depend on one another. The calling thread takes part, so nothing ever
 * waits for a free worker. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    /**
     * Starts the pool.
     *
     * @param threads how many threads work at once, the caller included; at least 1
     */
    public Workers(int threads) {
        this.threads = threads;
        pool = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("consensus-worker-", 0).factory());
    }

    /**
     * Computes a list, element by element, in any order.
     *
     * @param count how many elements
     * @param grain how many elements are worth a hand-over to another thread; fewer are done by the caller alone
     * @param element computes the element of an index; may be called by several threads at once
     * @param <R> what is computed
     * @return the results by index
     */
    public <R> List<R> map(int count, int grain, IntFunction<R> element) {
        int helpers = Math.min(threads - 1, count / Math.max(1, grain) - 1);
        @Nullable Object[] results = new @Nullable Object[count];
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                results[i] = element.apply(i);
            }
        };
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < helpers; i++) {
            running.add(CompletableFuture.runAsync(work, pool));
        }
        work.run();
        running.forEach(CompletableFuture::join);
        @SuppressWarnings("unchecked") // every element was set by element.apply
        List<R> list = (List<R>) Arrays.asList(results);
        return list;
    }

    /**
     * Starts one computation on the pool.
     *
     * @param task what to compute
     * @param <R> its result
     * @return the result to come
     */
    public <R> CompletableFuture<R> start(Supplier<R> task) {
        return CompletableFuture.supplyAsync(task, pool);
    }

    /** Ends the pool's threads once they have finished what they do. */
    @Override
    public void close() {
        pool.close();
    }
}
