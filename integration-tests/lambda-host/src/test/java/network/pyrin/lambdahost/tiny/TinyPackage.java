package network.pyrin.lambdahost.tiny;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Packages {@link TinyFunction} as one would for {@code provided.al2023}. */
public final class TinyPackage {
    private TinyPackage() {}

    /**
     * Writes the zip.
     *
     * @param folder where
     * @return the zip
     * @throws IOException if it cannot be written
     */
    public static Path write(Path folder) throws IOException {
        Path zip = folder.resolve("tiny.zip");
        String entry = TinyFunction.class.getName().replace('.', '/') + ".class";
        try (FileSystem inside =
                        FileSystems.newFileSystem(zip, Map.of("create", "true", "enablePosixFileAttributes", true));
                InputStream type = TinyFunction.class.getClassLoader().getResourceAsStream(entry)) {
            Path target = inside.getPath(entry);
            Files.createDirectories(target.getParent());
            Files.copy(type, target);
            Path bootstrap = Files.writeString(inside.getPath("bootstrap"), """
                    #!/bin/sh
                    exec %s -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx600m -cp . %s
                    """.formatted(
                            Path.of(System.getProperty("java.home"), "bin", "java"), TinyFunction.class.getName()));
            Files.setAttribute(bootstrap, "zip:permissions", PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return zip;
    }
}
