package network.pyrin.lambdahost.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A function's package, unpacked as Lambda unpacks it: times of the entries kept, what was executable stays so, nothing
 * outside the folder, no more than {@link #UNPACKED_BYTES_MAX}.
 *
 * @param folder the task folder
 * @param kind how it is started
 */
public record Artefact(Path folder, Kind kind) {
    /** Source: Lambda quotas, 250 MB unpacked. */
    public static final long UNPACKED_BYTES_MAX = 250L * 1024 * 1024;

    /** How Lambda starts it. */
    public enum Kind {
        /** The package brings its own {@code bootstrap}: {@code provided.al2023}. */
        PROVIDED,
        /** Classes and {@code lib/*.jar} for the managed Java runtime. */
        MANAGED
    }

    /**
     * Unpacks a zip.
     *
     * @param zip the package
     * @param folder an empty folder, or one that does not exist
     * @return what is in it
     * @throws BadArtefactException if it is not a zip, too large, or nothing that Lambda could start
     */
    public static Artefact unpack(Path zip, Path folder) {
        if (!Files.isRegularFile(zip)) {
            throw new BadArtefactException("there is no package at " + zip);
        }
        try {
            Files.createDirectories(folder);
            long bytes = extract(zip, folder);
            if (bytes == 0) {
                throw new BadArtefactException(zip.getFileName() + " is empty or not a zip");
            }
        } catch (IOException e) {
            throw new BadArtefactException(zip.getFileName() + " cannot be unpacked: " + e.getMessage(), e);
        }
        return of(folder);
    }

    /**
     * A folder that is unpacked already.
     *
     * @param folder the task folder
     * @return the artefact
     * @throws BadArtefactException if nothing in it could be started
     */
    public static Artefact of(Path folder) {
        Path bootstrap = folder.resolve("bootstrap");
        if (Files.isRegularFile(bootstrap)) {
            if (!Files.isExecutable(bootstrap)) {
                throw new BadArtefactException("bootstrap is not executable");
            }
            return new Artefact(folder, Kind.PROVIDED);
        }
        if (Files.isDirectory(folder.resolve("lib")) || hasClasses(folder)) {
            return new Artefact(folder, Kind.MANAGED);
        }
        throw new BadArtefactException("the package has neither a bootstrap nor classes nor lib/*.jar");
    }

    private static boolean hasClasses(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".class"));
        } catch (IOException e) {
            throw new BadArtefactException("cannot read " + folder, e);
        }
    }

    private static long extract(Path zip, Path folder) throws IOException {
        long bytes = 0;
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                Stream<Path> entries = Files.walk(inside.getPath("/"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path target = folder.resolve(entry.toString().substring(1)).normalize();
                if (!target.startsWith(folder)) {
                    throw new BadArtefactException("the package has a path that leads outside: " + entry);
                }
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                    continue;
                }
                bytes += copy(entry, target, UNPACKED_BYTES_MAX - bytes);
            }
        } catch (ProviderNotFoundException e) {
            throw new IOException("it is not a zip", e);
        }
        return bytes;
    }

    private static long copy(Path entry, Path target, long bytesMax) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > bytesMax) {
                    throw new BadArtefactException("the package is larger than 250 MB when unpacked");
                }
                out.write(buffer, 0, read);
            }
        }
        if (mode(entry).contains(PosixFilePermission.OWNER_EXECUTE)
                && !target.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + target + " executable");
        }
        Files.setLastModifiedTime(target, Files.getLastModifiedTime(entry));
        return bytes;
    }

    /** Packages made where files have no modes carry none. */
    @SuppressWarnings("unchecked")
    private static Set<PosixFilePermission> mode(Path entry) throws IOException {
        Object mode = Files.getAttribute(entry, "zip:permissions");
        return mode == null ? Set.of() : (Set<PosixFilePermission>) mode;
    }
}
