package network.pyrin.node.consensus.parallel;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fixed pool of platform threads for checks that do not depend on one another. Whoever needs a result takes part in computing
 * it, so nothing ever waits for a free worker. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    private static final int QUEUE_MAX = 4096;

    private final int threads;
    private final ExecutorService pool;

    /**
     * Starts the pool.
     *
     * @param threads how many threads work at once, the caller included; at least 1
     */
    public Workers(int threads) {
        this.threads = threads;
        int poolThreads = Math.max(1, threads - 1);
        // A helper that finds no room, or comes after the end, is let go: whoever needs the result computes it alone.
        pool = new ThreadPoolExecutor(
                poolThreads,
                poolThreads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE_MAX),
                Thread.ofPlatform().daemon().name("consensus-worker-", 0).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
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
        Shared<R> shared = new Shared<>(count, element);
        int helpers = Math.min(threads - 1, count / Math.max(1, grain) - 1);
        for (int i = 0; i < helpers; i++) {
            pool.execute(shared);
        }
        shared.run();
        return shared.await();
    }

    /** One list in the making. A helper that comes late finds nothing left to do. */
    private static final class Shared<R> implements Runnable {
        private final @Nullable Object[] results;
        private final IntFunction<R> element;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private volatile @Nullable Throwable failure;

        Shared(int count, IntFunction<R> element) {
            this.results = new @Nullable Object[count];
            this.element = element;
            this.left = new CountDownLatch(count);
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                try {
                    results[i] = element.apply(i);
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    left.countDown();
                }
            }
        }

        List<R> await() {
            Waiting.until(left);
            Throwable thrown = failure;
            if (thrown != null) {
                throw new IllegalStateException("a check could not be completed", thrown);
            }
            @SuppressWarnings("unchecked") // every element was set by element.apply
            List<R> list = (List<R>) Arrays.asList(results);
            return list;
        }
    }

    /**
     * A computation started ahead.
     *
     * @param <R> its result
     */
    public static final class Ahead<R> {
        private final FutureTask<R> task;

        private Ahead(Supplier<R> computation) {
            task = new FutureTask<>(computation::get);
        }

        /**
         * The result. Computes it here and now if no worker has come to it yet.
         *
         * @return what the computation gave
         * @throws IllegalStateException if it threw
         */
        public R get() {
            task.run();
            return Waiting.result(task);
        }
    }

    /**
     * Starts one computation on the pool.
     *
     * @param computation what to compute
     * @param <R> its result
     * @return the result to come
     */
    public <R> Ahead<R> ahead(Supplier<R> computation) {
        Ahead<R> ahead = new Ahead<>(computation);
        pool.execute(ahead.task);
        return ahead;
    }

    /**
     * Runs something on the pool that nobody waits for. If it throws, a head start is lost and nothing else: whoever does the same
     * in earnest meets the cause again.
     *
     * @param work what to do
     */
    public void run(Runnable work) {
        pool.submit(work);
    }

    /** Ends the pool's threads once they have finished what they do. */
    @Override
    public void close() {
        pool.close();
    }
}
