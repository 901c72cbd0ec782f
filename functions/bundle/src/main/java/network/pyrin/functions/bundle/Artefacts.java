package network.pyrin.functions.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Folders into zips, with one fixed time: the AOT cache remembers the times of the jars that it was trained with. */
final class Artefacts {
    /** The time of every file; zips keep local time in steps of two seconds, so this program runs in UTC. */
    static final LocalDateTime TIME_LOCAL = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final FileTime TIME = FileTime.from(TIME_LOCAL.toInstant(ZoneOffset.UTC));
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");

    private Artefacts() {}

    /** All files below a folder, by name. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Gives every file the fixed time. */
    static void settleTimes(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.setLastModifiedTime(file, TIME);
        }
    }

    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** Writes the zip anew: files by name, modes kept. */
    static void zip(Path folder, Path zip) throws IOException {
        Files.deleteIfExists(zip);
        Map<String, Object> options = Map.of("create", "true", "enablePosixFileAttributes", true);
        try (FileSystem inside = FileSystems.newFileSystem(zip, options)) {
            for (Path file : files(folder)) {
                Path entry = inside.getPath("/").resolve(folder.relativize(file).toString());
                Files.createDirectories(entry.getParent());
                Files.copy(file, entry);
                Files.setAttribute(entry, "zip:permissions", Files.isExecutable(file) ? PROGRAM : PLAIN);
                Files.setLastModifiedTime(entry, TIME);
            }
        }
    }

    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
