package network.pyrin.node.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import network.pyrin.chain.Block;
import network.pyrin.node.consensus.body.BodyTips;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.parallel.Workers;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.consensus.virtual.VirtualStage;
import org.jspecify.annotations.Nullable;

/**
 * Moves blocks through the stages.
 *
 * <pre>
 *   submit ----> intake thread -----------> virtual thread ----------> submitter, events
 *     |          header + body, in order     all ready bodies at once
 *     +--> workers: isolation ahead     +--> workers: scripts ahead
 * </pre>
 *
 * <p>Permits bound how many blocks are inside, so the queues are bounded too. Order of submission is order of validation: a parent
 * submitted before its child is there in time.
 */
final class Pipeline implements AutoCloseable {
    private final Workers workers;
    private final BlockIntake intake;
    private final ScriptsAhead scripts;
    private final VirtualStage virtual;
    private final Dag dag;
    private final BodyTips tips;
    private final Events events;
    private final int permitsMax;
    private final Semaphore permits;
    private final BlockingQueue<Optional<Ticket>> incoming = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<Taken>> ready = new LinkedBlockingQueue<>();
    private final Thread intakeThread;
    private final Thread virtualThread;
    private final Object gate = new Object();
    private boolean closing;
    private volatile @Nullable Throwable failure;

    /** A ticket after intake. In both queues, empty marks the end. */
    private record Taken(Ticket ticket, BlockOutcome outcome, boolean newBody) {}

    Pipeline(
            Workers workers,
            BlockIntake intake,
            ScriptsAhead scripts,
            VirtualStage virtual,
            Dag dag,
            BodyTips tips,
            Events events,
            int pendingBlocksMax) {
        this.workers = workers;
        this.intake = intake;
        this.scripts = scripts;
        this.virtual = virtual;
        this.dag = dag;
        this.tips = tips;
        this.events = events;
        this.permitsMax = pendingBlocksMax;
        this.permits = new Semaphore(pendingBlocksMax);
        intakeThread = Thread.ofPlatform().daemon().name("consensus-intake").start(() -> guard(this::takeIn));
        virtualThread = Thread.ofPlatform().daemon().name("consensus-virtual").start(() -> guard(this::resolve));
    }

    Submission submit(Block block) {
        Submission submission = new Submission(new CompletableFuture<>(), new CompletableFuture<>());
        permits.acquireUninterruptibly();
        Ticket ticket = new Ticket(block, workers.ahead(() -> intake.isolate(block)), submission);
        synchronized (gate) {
            Throwable stopped = closing ? new IllegalStateException("consensus is closed") : failure;
            if (stopped != null) {
                permits.release();
                ticket.fail(stopped);
            } else {
                incoming.add(Optional.of(ticket));
            }
        }
        return submission;
    }

    private void takeIn() throws InterruptedException {
        for (Optional<Ticket> next = incoming.take(); next.isPresent(); next = incoming.take()) {
            takeIn(next.get());
        }
        ready.add(Optional.empty());
    }

    private void takeIn(Ticket ticket) {
        try {
            BlockIntake.Taken taken = intake.take(ticket);
            if (taken.newBody()) {
                events.tell(listener -> listener.blockAdded(ticket.block()));
                if (!ready.isEmpty()) {
                    workers.run(() -> scripts.run(ticket.block())); // it will have to wait anyway
                }
            }
            ticket.submission().inserted().complete(taken.outcome());
            ready.add(Optional.of(new Taken(ticket, taken.outcome(), taken.newBody())));
        } catch (RuntimeException | Error e) {
            ticket.fail(e);
            throw e;
        }
        Throwable stopped = failure;
        if (stopped != null) {
            ticket.fail(stopped); // the virtual thread may have gone before it could see this one
        }
    }

    private void resolve() throws InterruptedException {
        boolean open = true;
        while (open) {
            List<Optional<Taken>> drained = new ArrayList<>();
            drained.add(ready.take());
            ready.drainTo(drained);
            open = drained.stream().allMatch(Optional::isPresent);
            resolve(drained.stream().flatMap(Optional::stream).toList());
        }
    }

    private void resolve(List<Taken> batch) {
        try {
            if (batch.stream().anyMatch(Taken::newBody)) {
                VirtualChange change = virtual.resolve(tipIndexes());
                events.tell(listener -> listener.virtualChanged(change));
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(taken -> taken.ticket().fail(e));
            throw e;
        }
        batch.forEach(taken -> answer(taken.ticket(), taken.outcome()));
    }

    private int[] tipIndexes() {
        return tips.current().stream().mapToInt(dag::indexOf).toArray();
    }

    private void answer(Ticket ticket, BlockOutcome outcome) {
        BlockOutcome answer =
                switch (outcome) {
                    case BlockOutcome.Refused refused -> refused;
                    case BlockOutcome.Accepted accepted ->
                        new BlockOutcome.Accepted(
                                dag.status(ticket.block().hash()).orElse(accepted.status()));
                };
        permits.release();
        ticket.submission().virtualUpdated().complete(answer);
    }

    /** What a thread of the pipeline does. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private void guard(Work work) {
        try {
            work.run();
        } catch (InterruptedException | RuntimeException | Error e) {
            stop(e);
        }
    }

    /** Broken: nothing more is taken, whoever waits is told, the other thread ends too. */
    private void stop(Throwable cause) {
        boolean first;
        synchronized (gate) {
            first = failure == null;
            failure = first ? cause : failure;
            incoming.removeIf(next -> failed(next, cause));
            incoming.add(Optional.empty());
        }
        List<Optional<Taken>> stranded = new ArrayList<>();
        ready.drainTo(stranded);
        stranded.stream().flatMap(Optional::stream).forEach(taken -> taken.ticket()
                .fail(cause));
        ready.add(Optional.empty());
        permits.release(permitsMax); // whoever waits for room gets through to be told
        if (first) {
            events.tell(listener -> listener.failed(cause));
        }
    }

    private static boolean failed(Optional<Ticket> ticket, Throwable cause) {
        ticket.ifPresent(waiting -> waiting.fail(cause));
        return true;
    }

    /** Finishes what was submitted, then ends both threads. */
    @Override
    public void close() {
        synchronized (gate) {
            if (!closing) {
                closing = true;
                incoming.add(Optional.empty());
            }
        }
        Threads.join(intakeThread);
        Threads.join(virtualThread);
    }
}
