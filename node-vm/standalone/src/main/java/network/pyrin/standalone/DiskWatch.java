package network.pyrin.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Looks at the room on the data folder's disk every second, and stops the stack while there is still enough to stop in order:
 * what the node and the databases hold in memory has to be written on the way.
 */
final class DiskWatch implements AutoCloseable {
    /** With less the stack stops. */
    static final long FREE_BYTES_MIN = 128L << 20;

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Path folder;
    private final Trouble trouble;
    private final Thread thread;

    private DiskWatch(Path folder, Trouble trouble) {
        this.folder = folder;
        this.trouble = trouble;
        this.thread = Thread.ofVirtual().name("disk-watch").start(this::run);
    }

    /**
     * Starts to look.
     *
     * @param folder on the disk to watch
     * @param trouble told once there is too little room
     * @return watching until closed
     */
    static DiskWatch start(Path folder, Trouble trouble) {
        return new DiskWatch(folder, trouble);
    }

    private void run() {
        try {
            while (trouble.reported().isEmpty()) {
                look();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < FREE_BYTES_MIN) {
                trouble.report(tooLittle(folder, free));
            }
        } catch (IOException e) {
            trouble.report("The data folder " + folder + " is gone: " + e.getMessage() + ". Stopping.");
        }
    }

    /**
     * The sentence.
     *
     * @param folder whose disk
     * @param free bytes left
     * @return what to say
     */
    static String tooLittle(Path folder, long free) {
        return "The disk of " + folder + " has only " + (free >> 20)
                + " MiB left. Stopping before anything is lost; free at" + " least " + (DataFolder.FREE_BYTES_MIN >> 20)
                + " MiB and start again to continue.";
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
