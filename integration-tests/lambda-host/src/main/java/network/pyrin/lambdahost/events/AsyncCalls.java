package network.pyrin.lambdahost.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import network.pyrin.lambdahost.runtime.HostedFunction;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;

/**
 * Calls nobody waits for: queued, tried up to three times with growing pauses, then kept as dead letters. Order is not
 * kept, as it is not by Lambda.
 *
 * <p>Source: "Asynchronous invocation" of the Lambda developer guide; there the pauses are minutes.
 */
public final class AsyncCalls implements AutoCloseable {
    private static final int QUEUE_MAX = 10_000;
    private static final int DEAD_LETTERS_MAX = 1_000;
    private static final int ATTEMPTS_MAX = 3;

    private final HostedFunction function;
    private final Duration pause;
    private final Consumer<String> log;
    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Deque<String> deadLetters = new ArrayDeque<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Begins to work.
     *
     * @param function whom to call
     * @param pause before the second attempt; twice that before the third
     * @param log gets a line for each event given up
     */
    public AsyncCalls(HostedFunction function, Duration pause, Consumer<String> log) {
        this.function = function;
        this.pause = pause;
        this.log = log;
        for (int i = 0; i < function.settings().instancesMax(); i++) {
            workers.submit(this::work);
        }
    }

    /**
     * Takes an event.
     *
     * @param event as JSON
     * @return false if too many wait already
     */
    public boolean offer(String event) {
        return queue.offer(event);
    }

    private void work() {
        try {
            while (true) {
                deliver(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String event) throws InterruptedException {
        String reason = "";
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            switch (function.invoke(Invocation.of(event))) {
                case Outcome.Answered _ -> {
                    return;
                }
                case Outcome.Failed failed -> reason = failed.errorType() + " " + failed.errorMessage();
            }
            if (attempt < ATTEMPTS_MAX) {
                Thread.sleep(pause.multipliedBy(attempt));
            }
        }
        log.accept("DEAD LETTER after " + ATTEMPTS_MAX + " attempts: " + reason);
        synchronized (deadLetters) {
            if (deadLetters.size() == DEAD_LETTERS_MAX) {
                deadLetters.remove();
            }
            deadLetters.add(event);
        }
    }

    /**
     * Events given up, the last {@value #DEAD_LETTERS_MAX}.
     *
     * @return oldest first
     */
    public List<String> deadLetters() {
        synchronized (deadLetters) {
            return List.copyOf(deadLetters);
        }
    }

    /**
     * How many events wait.
     *
     * @return without those being delivered
     */
    public int waiting() {
        return queue.size();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
