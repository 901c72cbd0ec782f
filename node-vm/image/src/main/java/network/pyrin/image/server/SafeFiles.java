package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import network.pyrin.releasebundle.Trees;

/** Files and links that are replaced whole: whoever looks, also after a power cut, sees the old one or the new one. */
final class SafeFiles {
    private SafeFiles() {}

    /** Writes a text with a mode such as {@code rw-------}; never readable by more than that, not even for a moment. */
    static void write(Path file, String text, String mode) throws IOException {
        folder(parent(file));
        Path draft = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode));
        Trees.syncOne(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        Trees.syncOne(parent(file));
    }

    /** Points a link somewhere else, or makes it. */
    static void link(Path link, Path target) throws IOException {
        folder(parent(link));
        Path draft = link.resolveSibling("." + link.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createSymbolicLink(draft, target);
        Files.move(draft, link, StandardCopyOption.ATOMIC_MOVE);
        Trees.syncOne(parent(link));
    }

    /** The folder a file is in; a path here always has one. */
    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    /** Where a link points to, by the last name. */
    static Optional<String> linked(Path link) throws IOException {
        if (!Files.isSymbolicLink(link)) {
            return Optional.empty();
        }
        return Optional.of(Files.readSymbolicLink(link).getFileName().toString());
    }

    /** Makes a folder that everyone may enter, whatever the caller's umask is. */
    static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            folder(parent);
        }
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes a tree readable for everyone and writable for its owner only; what runs keeps running. */
    static void publish(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.filter(each -> !Files.isSymbolicLink(each)).toList();
        }
        for (Path each : all) {
            boolean runs = Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) || Files.isExecutable(each);
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
