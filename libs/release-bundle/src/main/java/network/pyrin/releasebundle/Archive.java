package network.pyrin.releasebundle;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A bundle as one {@code .tar.gz}: entries sorted by name, all of one time and owner, modes reduced to "runs" and "does not
 * run". So the bytes depend on the content alone (and on the JDK's deflate).
 */
public final class Archive {
    /** What file names end with. */
    public static final String SUFFIX = ".tar.gz";

    private static final int RUNS = 0755;
    private static final int PLAIN = 0644;
    private static final int EXECUTE_BITS = 0111;
    private static final int LEVEL = 6;
    /** More than any bundle unpacks to; a hostile archive ends here. */
    private static final long UNPACKED_BYTES_MAX = 4L << 30;

    private static final int ENTRIES_MAX = 100_000;

    private Archive() {}

    /**
     * Writes a folder.
     *
     * @param folder what to pack; its own name becomes the top folder
     * @param archive written whole, replacing what is there
     * @throws IOException if the disk refuses
     */
    public static void write(Path folder, Path archive) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(LEVEL);
        parameters.setOperatingSystem(255);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16);
                OutputStream gzip = new GzipCompressorOutputStream(file, parameters);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path each : sorted(folder)) {
                add(tar, folder.getFileName().resolve(folder.relativize(each)).toString(), each);
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, Path file) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(file));
        entry.setMode(Files.isExecutable(file) ? RUNS : PLAIN);
        entry.setModTime(0L);
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        tar.putArchiveEntry(entry);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    /**
     * Unpacks an archive. What it cannot be sure of it does not write: links, devices and paths that lead outside are
     * refused.
     *
     * @param archive made by {@link #write}
     * @param into an empty folder
     * @return the top folder inside it
     * @throws BundleException if it is truncated, damaged or no such archive
     * @throws IOException if the disk refuses to write
     */
    public static Path unpack(Path archive, Path into) throws BundleException, IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
            return unpack(archive, file, into);
        }
    }

    private static Path unpack(Path archive, InputStream file, Path into) throws BundleException, IOException {
        Unpacking unpacking = new Unpacking(archive, into);
        try (TarArchiveInputStream tar = reader(archive, file)) {
            while (unpacking.next(tar)) {}
            // The end of the compressed stream carries its checksum: reading up to it is what detects a flipped byte.
            tar.transferTo(OutputStream.nullOutputStream());
        }
        return unpacking.top();
    }

    private static TarArchiveInputStream reader(Path archive, InputStream file) throws BundleException {
        try {
            return new TarArchiveInputStream(new GzipCompressorInputStream(file), "UTF-8");
        } catch (IOException e) {
            throw new BundleException(archive + " is not a release bundle: it is no " + SUFFIX + " archive", e);
        }
    }

    /** One unpacking: what has been written so far, and the one top folder. */
    private static final class Unpacking {
        private final Path archive;
        private final Path into;
        private final byte[] buffer = new byte[1 << 16];
        private String top = "";
        private int entries;
        private long bytes;

        Unpacking(Path archive, Path into) {
            this.archive = archive;
            this.into = into;
        }

        boolean next(TarArchiveInputStream tar) throws BundleException, IOException {
            TarArchiveEntry entry;
            try {
                entry = tar.getNextEntry();
            } catch (IOException e) {
                throw damaged(e);
            }
            if (entry == null) {
                return false;
            }
            entries++;
            if (entry.isDirectory()) {
                return true;
            }
            Path target = target(entry);
            Files.createDirectories(target.getParent());
            try (OutputStream out = Files.newOutputStream(target)) {
                copy(tar, out);
            }
            boolean runs = (entry.getMode() & EXECUTE_BITS) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
            return true;
        }

        private Path target(TarArchiveEntry entry) throws BundleException {
            Path target = into.resolve(entry.getName()).normalize();
            String first = target.startsWith(into) && !target.equals(into)
                    ? into.relativize(target).getName(0).toString()
                    : "";
            if (top.isEmpty()) {
                top = first;
            }
            if (first.isEmpty() || !first.equals(top) || !entry.isFile() || entry.isSymbolicLink() || entry.isLink()) {
                throw new BundleException(archive + " is not a release bundle: it holds '" + entry.getName() + "'");
            }
            if (entries > ENTRIES_MAX) {
                throw new BundleException(archive + " is not a release bundle: it has too many files");
            }
            return target;
        }

        private void copy(InputStream from, OutputStream to) throws BundleException, IOException {
            int read = read(from);
            while (read >= 0) {
                bytes += read;
                if (bytes > UNPACKED_BYTES_MAX) {
                    throw new BundleException(archive + " is not a release bundle: it unpacks to too much");
                }
                to.write(buffer, 0, read);
                read = read(from);
            }
        }

        /** Errors of reading are the archive's, errors of writing the disk's. */
        private int read(InputStream from) throws BundleException {
            try {
                return from.read(buffer);
            } catch (IOException e) {
                throw damaged(e);
            }
        }

        private BundleException damaged(IOException e) {
            String detail = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
            return new BundleException(
                    "the bundle is damaged: " + archive + " is not what was packaged or ends early" + detail
                            + "; fetch it again",
                    e);
        }

        Path top() throws BundleException {
            if (top.isEmpty()) {
                throw new BundleException("the bundle " + archive + " is empty");
            }
            return into.resolve(top);
        }
    }
}
