package network.pyrin.node.consensus;

/** Waiting for threads to end. */
final class Threads {
    private Threads() {}

    /** Waits until a thread has ended; an interruption is kept for later, because what it still writes must be whole. */
    static void join(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
