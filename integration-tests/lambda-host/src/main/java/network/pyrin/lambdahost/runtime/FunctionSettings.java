package network.pyrin.lambdahost.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a function is configured: what its operator would set on the function itself.
 *
 * @param name of the function
 * @param environment its own variables
 * @param limits what an instance may use
 * @param instancesMax how many instances may live at once, 1 or more
 * @param waitingMax callers that may wait for an instance when all are busy; 0 throttles them as Lambda does
 * @param cpu the processor that instances are pinned to; empty for any
 * @param freeze whether instances are stopped between calls
 */
public record FunctionSettings(
        String name,
        Map<String, String> environment,
        Limits limits,
        int instancesMax,
        int waitingMax,
        Optional<Integer> cpu,
        boolean freeze) {
    /** Handler of every HTTP and event function of the framework. */
    public static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    /** Checks and copies. */
    public FunctionSettings {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("not a function name: " + name);
        }
        if (instancesMax < 1 || waitingMax < 0) {
            throw new IllegalArgumentException("a function needs at least one instance and no negative queue");
        }
        environment = Map.copyOf(environment);
    }

    /**
     * Lambda's usual limits, two instances and a queue that lets a burst wait.
     *
     * @param name of the function
     * @param environment its own variables
     * @return settings
     */
    public static FunctionSettings of(String name, Map<String, String> environment) {
        return new FunctionSettings(name, environment, Limits.USUAL, 2, 1_000, Optional.empty(), true);
    }

    /**
     * The same with other limits.
     *
     * @param other the limits
     * @return settings
     */
    public FunctionSettings with(Limits other) {
        return new FunctionSettings(name, environment, other, instancesMax, waitingMax, cpu, freeze);
    }

    /**
     * The same with another number of instances and of callers who wait.
     *
     * @param instances at most, 1 or more
     * @param waiting callers, 0 or more
     * @return settings
     */
    public FunctionSettings scaled(int instances, int waiting) {
        return new FunctionSettings(name, environment, limits, instances, waiting, cpu, freeze);
    }

    /**
     * The same, pinned to one processor.
     *
     * @param number of the processor, from 0
     * @return settings
     */
    public FunctionSettings pinned(int number) {
        return new FunctionSettings(name, environment, limits, instancesMax, waitingMax, Optional.of(number), freeze);
    }

    /**
     * What one instance may use.
     *
     * @param memoryMegabytes resident memory; more of it kills the instance
     * @param timeout for one call
     * @param initTimeout from the start of the process to its first request for work
     * @param tmpMegabytes size of {@code /tmp}
     */
    public record Limits(int memoryMegabytes, Duration timeout, Duration initTimeout, int tmpMegabytes) {
        /** 512 MB, 30 s a call, 10 s to start, 512 MB of {@code /tmp}. */
        public static final Limits USUAL = new Limits(512, Duration.ofSeconds(30), Duration.ofSeconds(10), 512);

        /** Checks. */
        public Limits {
            if (memoryMegabytes < 1 || tmpMegabytes < 1 || timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("limits are above zero");
            }
        }
    }
}
