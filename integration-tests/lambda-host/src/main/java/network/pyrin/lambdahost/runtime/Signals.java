package network.pyrin.lambdahost.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Signals to process groups, by the C library: a program for each signal would cost more than a warm call. */
@SuppressWarnings("restricted")
final class Signals {
    private static final int STOP = 19;
    private static final int CONTINUE = 18;
    private static final int KILL = 9;
    private static final int TERMINATE = 15;
    private static final MethodHandle SEND = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private Signals() {}

    static void stop(long group) {
        send(group, STOP);
    }

    static void resume(long group) {
        send(group, CONTINUE);
    }

    static void kill(long group) {
        send(group, KILL);
    }

    static void terminate(long group) {
        send(group, TERMINATE);
    }

    private static void send(long group, int signal) {
        try {
            // A group that is gone already is no error: the signal came too late.
            int _ = (int) SEND.invokeExact((int) -group, signal);
        } catch (Throwable e) {
            throw new IllegalStateException("kill(2) cannot be called", e);
        }
    }
}
