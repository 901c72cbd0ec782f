package network.pyrin.node.consensus;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells listeners what happened, in order, on a thread of its own. The hand-over is bounded: stages wait when listeners are far
 * behind.
 */
final class Events implements AutoCloseable {
    private static final int QUEUE_MAX = 1024;
    private static final Consumer<ConsensusListener> END = listener -> {};

    private final BlockingQueue<Consumer<ConsensusListener>> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final List<ConsensusListener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;

    Events() {
        thread = Thread.ofPlatform().daemon().name("consensus-events").start(this::run);
    }

    void add(ConsensusListener listener) {
        listeners.add(listener);
    }

    void remove(ConsensusListener listener) {
        listeners.remove(listener);
    }

    /** Tells all listeners; waits while the queue is full. */
    void tell(Consumer<ConsensusListener> event) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(event);
                break;
            } catch (InterruptedException e) {
                interrupted = true; // an event must not get lost: note it and go on waiting
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (true) {
            Consumer<ConsensusListener> event;
            try {
                event = queue.take();
            } catch (InterruptedException e) {
                continue; // only END ends this thread
            }
            if (event == END) {
                return;
            }
            listeners.forEach(listener -> deliver(event, listener));
        }
    }

    private void deliver(Consumer<ConsensusListener> event, ConsensusListener listener) {
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            listeners.remove(listener);
            listener.failed(e);
        }
    }

    /** Delivers what is queued, then ends. */
    @Override
    public void close() {
        tell(END);
        Threads.join(thread);
    }
}
