package network.pyrin.node.app;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import network.pyrin.node.rpcserver.RpcLog;

/**
 * Lines for the operator: time, level, sentence. Stack traces only at level debug and below. Thread-safe.
 */
public final class NodeLog implements RpcLog {
    /** How much is said; the names are the original's. */
    public enum Level {
        /** Nothing. */
        OFF,
        /** What needs the operator. */
        ERROR,
        /** What is wrong but went on. */
        WARN,
        /** What an operator likes to see. */
        INFO,
        /** What helps to find a fault. */
        DEBUG,
        /** Everything. */
        TRACE;

        /**
         * Reads a level.
         *
         * @param text as a flag gives it
         * @return the level
         * @throws IllegalArgumentException naming the levels there are
         */
        public static Level parse(String text) {
            for (Level level : values()) {
                if (level.name().equalsIgnoreCase(text)) {
                    return level;
                }
            }
            throw new IllegalArgumentException(
                    "no log level is called '" + text + "'; there are off, error, warn, info, debug, trace");
        }
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final PrintStream out;
    private final Level level;
    private final InstantSource clock;
    private long lastRefusalTold;
    private long refusedUntold;

    /**
     * Writes to a stream.
     *
     * @param out where lines go
     * @param level the most talkative level that is written
     * @param clock for the time of lines
     */
    public NodeLog(PrintStream out, Level level, InstantSource clock) {
        this.out = out;
        this.level = level;
        this.clock = clock;
    }

    /**
     * A log that says nothing: for nodes inside other programs.
     *
     * @return the log
     */
    public static NodeLog silent() {
        return new NodeLog(System.err, Level.OFF, InstantSource.system());
    }

    /**
     * Something the operator likes to see.
     *
     * @param sentence one line
     */
    public void info(String sentence) {
        write(Level.INFO, sentence);
    }

    /**
     * Something wrong that did not stop the node.
     *
     * @param sentence one line
     */
    public void warn(String sentence) {
        write(Level.WARN, sentence);
    }

    /**
     * Something that needs the operator.
     *
     * @param sentence one line
     */
    public void error(String sentence) {
        write(Level.ERROR, sentence);
    }

    /**
     * Something that helps to find a fault.
     *
     * @param sentence one line
     */
    public void debug(String sentence) {
        write(Level.DEBUG, sentence);
    }

    /**
     * The whole story of a fault, at level debug.
     *
     * @param problem what happened
     */
    public void trace(Throwable problem) {
        if (Level.DEBUG.compareTo(level) <= 0) {
            synchronized (out) {
                problem.printStackTrace(out);
            }
        }
    }

    private void write(Level of, String sentence) {
        if (of.compareTo(level) <= 0) {
            out.println(TIME.format(clock.instant()) + " [" + of + "] " + sentence);
        }
    }

    @Override
    public void connected(int connections) {
        debug("RPC client connected, " + connections + " now");
    }

    @Override
    public void disconnected(int connections) {
        debug("RPC client disconnected, " + connections + " now");
    }

    @Override
    public void fault(String call, Throwable problem) {
        error("RPC call " + call + " failed: " + problem);
        trace(problem);
    }

    /** At most one line a second: a miner with an old program hands in hundreds. */
    @Override
    public synchronized void blockRefused(String reason) {
        long now = clock.millis();
        refusedUntold++;
        if (now - lastRefusalTold >= 1000) {
            warn("refused a submitted block: " + reason
                    + (refusedUntold > 1 ? " (and " + (refusedUntold - 1) + " more since the last such line)" : ""));
            lastRefusalTold = now;
            refusedUntold = 0;
        }
    }
}
