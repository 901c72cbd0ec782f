package network.pyrin.lambdahost.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A function with its instances: a call takes the one used last, or starts another while there may be more, or waits.
 * Thread-safe; calls block, so make them on threads that may.
 */
public final class HostedFunction implements AutoCloseable, Instance.Owner {
    private static final int MEMORY_CHECK_MILLIS = 50;
    private static final int WAIT_SECONDS_MAX = 60;
    private static final int SETTLE_MILLIS_MAX = 20;

    private final Artefact artefact;
    private final FunctionSettings settings;
    private final Isolation isolation;
    private final Consumer<String> log;
    /** One permit for each instance that may be busy; whoever holds one finds an idle instance or room for a new one. */
    private final Semaphore permits;

    private final Deque<Instance> idle = new ArrayDeque<>();
    private final Set<Instance> alive = new LinkedHashSet<>();
    private final ScheduledExecutorService timer;
    private boolean closed;

    /**
     * Starts nothing yet: the first call does.
     *
     * @param artefact the package
     * @param settings limits and variables
     * @param isolation how to keep instances apart from the machine
     * @param log gets each line that an instance prints, and Lambda's lines about each call
     */
    public HostedFunction(Artefact artefact, FunctionSettings settings, Isolation isolation, Consumer<String> log) {
        this.artefact = artefact;
        this.settings = settings;
        this.isolation = isolation;
        this.log = log;
        this.permits = new Semaphore(settings.instancesMax(), true);
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("limits-" + settings.name()).factory());
        timer.scheduleWithFixedDelay(
                this::checkMemory, MEMORY_CHECK_MILLIS, MEMORY_CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Its settings.
     *
     * @return as given
     */
    public FunctionSettings settings() {
        return settings;
    }

    /**
     * Calls the function and waits for its answer.
     *
     * @param invocation the event, up to {@link Invocation#PAYLOAD_BYTES_MAX} bytes
     * @return how it ended
     * @throws InterruptedException if the caller is interrupted
     */
    public Outcome invoke(Invocation invocation) throws InterruptedException {
        boolean mayWait = permits.getQueueLength() < settings.waitingMax();
        boolean permitted = mayWait ? permits.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS) : permits.tryAcquire();
        if (!permitted) {
            return new Outcome.Failed(Outcome.Kind.THROTTLED, "TooManyRequestsException", "Rate Exceeded.");
        }
        Instance instance = takeIdle();
        if (instance == null) {
            return onNewInstance(invocation);
        }
        return onInstance(instance, invocation, 0);
    }

    private @Nullable Instance takeIdle() {
        synchronized (alive) {
            return idle.pollLast();
        }
    }

    private Outcome onNewInstance(Invocation invocation) throws InterruptedException {
        Instance instance;
        try {
            synchronized (alive) {
                if (closed) {
                    permits.release();
                    return new Outcome.Failed(Outcome.Kind.CRASH, "Sandbox.Stopped", "The host stopped");
                }
                instance = new Instance(artefact, settings, isolation, timer, new FirstCall(), log);
                alive.add(instance);
            }
        } catch (IOException | BadArtefactException e) {
            permits.release();
            return new Outcome.Failed(
                    Outcome.Kind.CRASH,
                    "Runtime.InvalidEntrypoint",
                    "The package cannot be started: " + e.getMessage());
        }
        Optional<Outcome.Failed> reason = instance.awaitReady();
        if (reason.isPresent()) {
            log.accept("INIT_REPORT " + settings.name() + " Status: error "
                    + reason.get().errorMessage());
            return reason.get();
        }
        return onInstance(instance, invocation, instance.status().initMillis());
    }

    /** A new instance waits for the call that started it, so its first request for work does not make it idle. */
    private final class FirstCall implements Instance.Owner {
        private volatile boolean started;

        @Override
        public void idle(Instance instance) {
            if (started) {
                HostedFunction.this.idle(instance);
            }
            started = true;
        }

        @Override
        public void ended(Instance instance) {
            HostedFunction.this.ended(instance);
        }
    }

    private Outcome onInstance(Instance instance, Invocation invocation, long initMillis) throws InterruptedException {
        long started = System.nanoTime();
        log.accept("START RequestId: " + invocation.requestId() + " " + settings.name());
        try {
            Outcome outcome = instance.call(invocation).get();
            instance.awaitSettled(SETTLE_MILLIS_MAX);
            report(invocation, outcome, System.nanoTime() - started, initMillis, instance.status());
            return outcome;
        } catch (ExecutionException e) {
            throw new IllegalStateException("calls end with an outcome, never with an exception", e);
        }
    }

    private void report(Invocation call, Outcome outcome, long nanos, long initMillis, InstanceStatus status) {
        String problem = outcome instanceof Outcome.Failed failed
                ? " Error: " + failed.errorType() + " " + failed.errorMessage()
                : "";
        log.accept(String.format(
                Locale.ROOT,
                "REPORT RequestId: %s Duration: %.2f ms%s Memory Size: %d MB Max Memory Used: %d MB%s",
                call.requestId(),
                nanos / 1e6,
                initMillis == 0 ? "" : " Init Duration: " + initMillis + " ms",
                settings.limits().memoryMegabytes(),
                status.residentKilobytesMax() / 1_024,
                problem));
    }

    @Override
    public void idle(Instance instance) {
        synchronized (alive) {
            if (!alive.contains(instance)) {
                return;
            }
            instance.freeze();
            idle.addLast(instance);
            // Inside, so that who sees a frozen instance in the status may also call it.
            permits.release();
        }
    }

    @Override
    public void ended(Instance instance) {
        synchronized (alive) {
            if (!alive.remove(instance) || idle.remove(instance)) {
                return;
            }
        }
        permits.release();
    }

    private void checkMemory() {
        List<Instance> now;
        synchronized (alive) {
            now = new ArrayList<>(alive);
        }
        now.forEach(Instance::checkMemory);
    }

    /**
     * What its instances do.
     *
     * @return those alive, oldest first
     */
    public List<InstanceStatus> instances() {
        synchronized (alive) {
            return alive.stream().map(Instance::status).toList();
        }
    }

    /**
     * Asks every instance to end and waits for it, as a runtime is told before its environment is taken away.
     *
     * @param patience how long each may take
     * @throws InterruptedException if the caller is interrupted
     */
    public void terminate(Duration patience) throws InterruptedException {
        for (Optional<Instance> next = first(); next.isPresent(); next = first()) {
            next.get().terminate(patience);
            ended(next.get());
        }
    }

    private Optional<Instance> first() {
        synchronized (alive) {
            return alive.stream().findFirst();
        }
    }

    @Override
    public void close() {
        List<Instance> now;
        synchronized (alive) {
            closed = true;
            now = new ArrayList<>(alive);
        }
        now.forEach(Instance::close);
        timer.shutdownNow();
    }
}
