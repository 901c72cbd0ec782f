package network.pyrin.lambdahost.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One running copy of a function. Takes one call at a time from its owner; is frozen whenever it waits for the next.
 *
 * <p>Whatever ends it (its own exit, a time-out, too much memory, the host's end) is recorded once, as the reason that
 * the call in progress and the owner get.
 */
final class Instance implements RuntimeApi.Runtime, AutoCloseable {
    private final FunctionSettings settings;
    private final Owner owner;
    private final ScheduledExecutorService timer;
    private final Consumer<String> log;
    private final RuntimeApi api;
    private final Sandbox sandbox;
    private final long startedNanos = System.nanoTime();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final BlockingQueue<RuntimeApi.Work> inbox = new SynchronousQueue<>();
    private final AtomicReference<Outcome.@Nullable Failed> endReason = new AtomicReference<>();
    private final AtomicReference<@Nullable Call> current = new AtomicReference<>();
    private volatile boolean frozen;
    private volatile boolean stopping;
    private volatile long initNanos;
    private volatile long residentMax;
    private volatile int calls;
    private volatile CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);

    /** Who gets told what becomes of an instance. */
    interface Owner {
        /** It waits for work; called on a thread that may block only briefly. */
        void idle(Instance instance);

        /** It is gone. */
        void ended(Instance instance);
    }

    /** A call in progress. */
    private record Call(Invocation invocation, CompletableFuture<Outcome> outcome, Future<?> deadline) {}

    Instance(
            Artefact artefact,
            FunctionSettings settings,
            Isolation isolation,
            ScheduledExecutorService timer,
            Owner owner,
            Consumer<String> log)
            throws IOException {
        this.settings = settings;
        this.owner = owner;
        this.timer = timer;
        this.log = log;
        this.api = new RuntimeApi(this, settings.name());
        try {
            this.sandbox = Sandbox.start(artefact, settings, isolation, api.port(), log);
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
        sandbox.ended().thenAccept(this::exited);
    }

    /** Waits until the process asks for work. Empty if it does; the reason if it never will. */
    Optional<Outcome.Failed> awaitReady() throws InterruptedException {
        Duration limit = settings.limits().initTimeout();
        try {
            ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            String text = "Init did not end within " + seconds(limit) + " seconds";
            end(new Outcome.Failed(Outcome.Kind.CRASH, "Sandbox.Timedout", text));
        } catch (ExecutionException e) {
            // The reason is recorded already.
        }
        return Optional.ofNullable(endReason.get());
    }

    /** Hands over a call; the outcome comes when the function answers or the instance ends. */
    CompletableFuture<Outcome> call(Invocation invocation) throws InterruptedException {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        long timeoutMillis = settings.limits().timeout().toMillis();
        Future<?> deadline = timer.schedule(this::timedOut, timeoutMillis, TimeUnit.MILLISECONDS);
        settled = new CompletableFuture<>();
        current.set(new Call(invocation, outcome, deadline));
        calls++;
        thaw();
        RuntimeApi.Work work = new RuntimeApi.Work(invocation, System.currentTimeMillis() + timeoutMillis);
        // Between its request for work and this moment the process may have ended.
        while (endReason.get() == null && !inbox.offer(work, 100, TimeUnit.MILLISECONDS)) {
            Thread.onSpinWait();
        }
        Outcome.Failed reason = endReason.get();
        if (reason != null) {
            finish(reason);
        }
        return outcome;
    }

    /**
     * Waits a moment until the process that has answered asks for more: who calls next would else find it busy still.
     */
    void awaitSettled(long millis) throws InterruptedException {
        try {
            settled.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // It does something after its answer; then the next call is another instance's.
        }
    }

    @Override
    public RuntimeApi.Work next() throws InterruptedException {
        Call done = current.getAndSet(null);
        if (done != null) {
            done.deadline().cancel(false);
            done.outcome()
                    .complete(new Outcome.Failed(
                            Outcome.Kind.HANDLER,
                            "Runtime.NoResponse",
                            "The function asked for work without answering"));
        }
        if (initNanos == 0) {
            initNanos = System.nanoTime() - startedNanos;
        }
        measure();
        ready.complete(null);
        CompletableFuture<Void> before = settled;
        owner.idle(this);
        // From here on the next call may have its own.
        before.complete(null);
        return inbox.take();
    }

    /** Stops the process until the next call, if instances are to be frozen; one that shall end must run to its end. */
    synchronized void freeze() {
        if (settings.freeze() && !stopping) {
            frozen = true;
            Signals.stop(sandbox.pid());
        }
    }

    private synchronized void thaw() {
        if (frozen) {
            frozen = false;
            Signals.resume(sandbox.pid());
        }
    }

    @Override
    public boolean answered(String requestId, String payload) {
        return complete(requestId, new Outcome.Answered(payload));
    }

    @Override
    public boolean failed(String requestId, String errorType, String body) {
        ErrorBody error = ErrorBody.parse(errorType, body);
        return complete(requestId, new Outcome.Failed(Outcome.Kind.HANDLER, error.type(), error.message()));
    }

    @Override
    public void tooLarge(String requestId) {
        complete(
                requestId,
                new Outcome.Failed(
                        Outcome.Kind.TOO_LARGE,
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (6291556 bytes)."));
    }

    private boolean complete(String requestId, Outcome outcome) {
        Call call = current.get();
        return call != null
                && call.invocation().requestId().equals(requestId)
                && call.outcome().complete(outcome);
    }

    /** No copy is made: the process itself goes on, once whoever reads the log has done what time would do. */
    @Override
    public void snapshot() {
        log.accept("RESTORE_START " + settings.name());
    }

    @Override
    public void initFailed(String errorType, String body) {
        ErrorBody error = ErrorBody.parse(errorType, body);
        end(new Outcome.Failed(Outcome.Kind.CRASH, error.type(), "Init failed: " + error.message()));
    }

    private void timedOut() {
        String text = "Task timed out after " + seconds(settings.limits().timeout()) + " seconds";
        end(new Outcome.Failed(Outcome.Kind.TIMEOUT, "Sandbox.Timedout", text));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toMillis() / 1_000.0);
    }

    /** Looks at the memory; kills the instance if it has too much. Called every few milliseconds while it runs. */
    void checkMemory() {
        if (!frozen && measure() > settings.limits().memoryMegabytes() * 1_024L) {
            end(new Outcome.Failed(
                    Outcome.Kind.MEMORY,
                    "Runtime.OutOfMemory",
                    "The function used more than its " + settings.limits().memoryMegabytes() + " MB and was killed"));
        }
    }

    private long measure() {
        long resident = ProcessMemory.residentKilobytes(sandbox.pid());
        residentMax = Math.max(residentMax, resident);
        return resident;
    }

    private void exited(Process process) {
        String how = process.exitValue() > 128
                ? "signal " + (process.exitValue() - 128)
                : "exit status " + process.exitValue();
        String tail = String.join(" | ", sandbox.lastLines());
        Outcome.Failed crash = new Outcome.Failed(
                Outcome.Kind.CRASH,
                "Runtime.ExitError",
                "Runtime exited with error: " + how + (tail.isEmpty() ? "" : "; it printed: " + tail));
        endReason.compareAndSet(null, crash);
        api.close();
        ready.completeExceptionally(new IllegalStateException(crash.errorMessage()));
        Outcome.Failed reason = endReason.get();
        finish(reason == null ? crash : reason);
        owner.ended(this);
    }

    private void finish(Outcome.Failed reason) {
        Call call = current.get();
        if (call != null) {
            call.deadline().cancel(false);
            call.outcome().complete(reason);
        }
    }

    private void end(Outcome.Failed reason) {
        if (endReason.compareAndSet(null, reason)) {
            sandbox.kill();
        }
    }

    /** Asks the process to end; used after training, where it writes what it learnt. */
    void terminate(Duration patience) throws InterruptedException {
        // First this: it may be about to be frozen after its last answer, and would then never hear the signal.
        stopping = true;
        thaw();
        Signals.terminate(sandbox.pid());
        if (!sandbox.process().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
        }
    }

    @Override
    public void close() {
        stopping = true;
        end(new Outcome.Failed(Outcome.Kind.CRASH, "Sandbox.Stopped", "The host stopped"));
    }

    /** What can be told of it now. */
    InstanceStatus status() {
        String state = stopping ? "stopping" : !ready.isDone() ? "starting" : current.get() != null ? "busy" : "idle";
        return new InstanceStatus(
                sandbox.pid(),
                frozen ? "frozen" : state,
                calls,
                TimeUnit.NANOSECONDS.toMillis(initNanos),
                ProcessMemory.residentKilobytes(sandbox.pid()),
                residentMax,
                ProcessMemory.cpuMillis(sandbox.pid()));
    }
}
