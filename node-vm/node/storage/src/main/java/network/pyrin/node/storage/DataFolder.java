package network.pyrin.node.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Takes possession of a node's data folder: one process, one network, one format.
 *
 * <p>The folder holds {@code lock} (the owner's process id, locked while it lives; a killed owner leaves no lock behind),
 * {@code identity} (format, network, genesis) and {@code chain} (the database). It must be empty or carry a matching identity.
 */
public final class DataFolder implements AutoCloseable {
    /** Version of everything stored below; another one is refused. */
    public static final int FORMAT = 1;

    private static final String LOCK = "lock";
    private static final String IDENTITY = "identity";
    private static final String DATABASE = "chain";
    private static final String CHECKPOINT = "checkpoint";
    private static final int PID_DIGITS_MAX = 20;

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Locks a folder, creating it if absent, and checks whose it is.
     *
     * @param folder the node's data folder
     * @param network name of the network, such as {@code simnet}
     * @param genesis identity of its first block
     * @return the folder in our possession until closed
     * @throws StorageException with a sentence: locked by another process, another network's, foreign, full or not writable
     */
    public static DataFolder open(Path folder, String network, Hash genesis) {
        String identity = "format=" + FORMAT + "\nnetwork=" + network + "\ngenesis=" + genesis.toHex() + "\n";
        try {
            refuseForeign(folder);
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(folder, channel);
            DataFolder mine = new DataFolder(folder, channel, lock);
            try {
                mine.writeProcessId();
                mine.checkIdentity(identity);
                return mine;
            } catch (IOException | StorageException e) {
                mine.close();
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new StorageException(StorageException.Reason.UNWRITABLE, folder + " is not a folder", e);
        } catch (IOException e) {
            throw explain(folder, e);
        }
    }

    private static void refuseForeign(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve(IDENTITY))) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            // A lock without identity is a first start that was cut short.
            if (entries.anyMatch(entry -> !entry.getFileName().toString().startsWith(LOCK)
                    && !entry.getFileName().toString().startsWith(IDENTITY))) {
                throw new StorageException(
                        StorageException.Reason.FOREIGN,
                        folder + " holds other files but no node data; choose an empty folder");
            }
        }
    }

    private static FileLock lock(Path folder, FileChannel channel) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new StorageException(
                    StorageException.Reason.LOCKED,
                    "the data folder " + folder + " is already open in this process",
                    e);
        }
        if (lock == null) {
            String owner = readProcessId(channel);
            channel.close();
            throw new StorageException(
                    StorageException.Reason.LOCKED,
                    "the data folder " + folder + " is in use by process " + owner
                            + "; stop it or choose another folder");
        }
        return lock;
    }

    private static String readProcessId(FileChannel channel) throws IOException {
        ByteBuffer digits = ByteBuffer.allocate(PID_DIGITS_MAX);
        channel.read(digits, 0);
        String pid = new String(digits.array(), 0, digits.position(), StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "(unknown)" : pid;
    }

    private void writeProcessId() throws IOException {
        byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid), 0);
    }

    private void checkIdentity(String expected) throws IOException {
        Path file = folder.resolve(IDENTITY);
        if (!Files.exists(file)) {
            // Moved into place whole, so that a cut-short start leaves no half identity.
            Path draft = folder.resolve(IDENTITY + ".new");
            Files.writeString(draft, expected);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        String found = Files.readString(file);
        if (!found.equals(expected)) {
            throw new StorageException(
                    StorageException.Reason.FOREIGN,
                    "the data folder " + folder + " belongs to " + oneLine(found) + ", not to " + oneLine(expected));
        }
    }

    private static String oneLine(String identity) {
        String line = identity.strip().replaceAll("\\s+", " ");
        return "(" + line.substring(0, Math.min(line.length(), 200)) + ")";
    }

    private static StorageException explain(Path folder, IOException e) {
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (said.contains("No space left")) {
            return new StorageException(StorageException.Reason.FULL, "the disk that holds " + folder + " is full", e);
        }
        return new StorageException(
                StorageException.Reason.UNWRITABLE,
                "cannot write the data folder " + folder + " (" + e.getClass().getSimpleName() + ": " + said + ")",
                e);
    }

    /**
     * Where the database goes.
     *
     * @return a folder inside this one, perhaps not yet created
     */
    public Path database() {
        return folder.resolve(DATABASE);
    }

    /**
     * Writes a copy of this folder as it is at one moment, fit to be opened as a data folder, while the store is in use. It
     * shares files with the store: copy it elsewhere and delete it. The one made before is deleted first.
     *
     * @param store open on {@link #database}
     * @return the copy, below this folder
     * @throws StorageException if the medium fails
     */
    public Path checkpoint(RocksDbStore store) {
        Path copy = folder.resolve(CHECKPOINT);
        Path draft = folder.resolve(CHECKPOINT + ".new");
        try {
            deleteTree(copy);
            deleteTree(draft);
            Files.createDirectory(draft);
            store.checkpoint(draft.resolve(DATABASE));
            Files.copy(folder.resolve(IDENTITY), draft.resolve(IDENTITY));
            // Moved into place whole, so that a cut-short one is never taken for a copy.
            return Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw explain(folder, e);
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * The folder itself.
     *
     * @return as given to {@link #open}
     */
    public Path folder() {
        return folder;
    }

    /** Lets the next process in. Close the database first. */
    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw explain(folder, e);
        }
    }
}
