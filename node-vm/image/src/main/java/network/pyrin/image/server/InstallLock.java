package network.pyrin.image.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.StandardOpenOption;
import network.pyrin.releasebundle.Reason;
import org.jspecify.annotations.Nullable;

/** Keeps two changing commands from running at the same time. The operating system gives it back, also after kill -9. */
public final class InstallLock implements AutoCloseable {
    private final FileChannel channel;

    private InstallLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param layout of the server
     * @return held until closed
     * @throws ServerException if another command holds it, or this user may not change the server
     */
    public static InstallLock take(Layout layout) throws ServerException {
        try {
            SafeFiles.folder(layout.home());
            FileChannel channel = FileChannel.open(layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new ServerException("another pyrin command is changing this server; wait until it has ended");
            }
            return new InstallLock(channel);
        } catch (AccessDeniedException e) {
            throw new ServerException("this changes the system: run it as root", e);
        } catch (IOException e) {
            throw new ServerException("cannot write in " + layout.home() + ": " + Reason.of(e), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Given back with the process in any case.
            return;
        }
    }
}
