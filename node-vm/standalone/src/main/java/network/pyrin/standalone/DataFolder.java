package network.pyrin.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The folder of one network's data, held by exactly one process.
 *
 * <p>{@code lock} carries the operating system's lock (gone with the process, also after kill -9) and the holder's
 * process id; {@code network} says whose folder it is, so that no foreign folder is ever written into.
 */
final class DataFolder implements AutoCloseable {
    /** Below this nothing is started: a database that cannot write is worse than none. */
    static final long FREE_BYTES_MIN = 256L << 20;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens, or creates, the folder and locks it.
     *
     * @param path the network's folder
     * @param network the name that must stand in it
     * @return the locked folder; its close releases the lock
     * @throws UsageException with one sentence if it is in use, foreign, not writable or on a full disk
     */
    static DataFolder open(Path path, String network) {
        try {
            Files.createDirectories(path);
            checkOwner(path, network);
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(path, channel);
            Files.writeString(path.resolve("network"), network + "\n");
            checkSpace(path);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot write in the data folder " + path + " (" + reason(e)
                            + "). Make it writable, or choose another with --data DIR.",
                    e);
        }
    }

    private static void checkOwner(Path path, String network) throws IOException {
        Path marker = path.resolve("network");
        if (Files.exists(marker)) {
            String found = Files.readString(marker).strip();
            if (!found.equals(network)) {
                throw new UsageException("The folder " + path + " holds data of '" + found + "', not of " + network
                        + ". Choose another with --data DIR.");
            }
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            if (files.anyMatch(file -> !file.endsWith("lock"))) {
                throw new UsageException("The folder " + path + " is not empty and was not made by this program. "
                        + "Choose another with --data DIR.");
            }
        }
    }

    private static void lock(Path path, FileChannel channel) throws IOException {
        if (!tryLock(channel)) {
            ByteBuffer holder = ByteBuffer.allocate(32);
            channel.read(holder, 0);
            channel.close();
            String pid = new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII).strip();
            throw new UsageException("The data folder " + path + " is in use by another process"
                    + (pid.isEmpty() ? "" : " (" + pid + ")") + ". Stop that one, or choose another with --data DIR.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void checkSpace(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < FREE_BYTES_MIN) {
            throw new UsageException("The disk of " + path + " has only " + (free >> 20) + " MiB left; at least "
                    + (FREE_BYTES_MIN >> 20) + " MiB are needed. Free some, or choose another with --data DIR.");
        }
    }

    private static String reason(IOException e) {
        String text = e.getClass().getSimpleName().replace("Exception", "");
        return text.isEmpty() || text.equals("IO") ? String.valueOf(e.getMessage()) : text;
    }

    /**
     * A folder of one part inside.
     *
     * @param name the part
     * @return a path; not created
     */
    Path part(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock dies with the process in any case.
            return;
        }
    }
}
