package network.pyrin.image.pack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import network.pyrin.releasebundle.Architecture;

/**
 * Rewrites jars for a bundle: native libraries of other systems are left out (they would be four fifths of it), times and
 * order are fixed.
 */
final class Jars {
    /** A moment that a jar's time fields can hold; they know no time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Jars() {}

    /**
     * Copies a jar.
     *
     * @param from any jar
     * @param to written whole
     * @param architecture whose native libraries stay
     * @throws IOException if reading or writing fails
     */
    static void copy(Path from, Path to, Architecture architecture) throws IOException {
        Files.createDirectories(to.getParent());
        try (ZipFile jar = new ZipFile(from.toFile());
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16);
                ZipOutputStream out = new ZipOutputStream(file)) {
            List<String> names = jar.stream()
                    .map(ZipEntry::getName)
                    .distinct()
                    .filter(name -> belongs(name, architecture))
                    .sorted(Jars::compare)
                    .toList();
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(TIME);
                out.putNextEntry(entry);
                jar.getInputStream(jar.getEntry(name)).transferTo(out);
                out.closeEntry();
            }
        }
    }

    /** The manifest first, as readers of jar streams expect it. */
    private static int compare(String a, String b) {
        int left = rank(a);
        int right = rank(b);
        return left == right ? a.compareTo(b) : Integer.compare(left, right);
    }

    private static int rank(String name) {
        return switch (name) {
            case "META-INF/" -> 0;
            case "META-INF/MANIFEST.MF" -> 1;
            default -> 2;
        };
    }

    private static boolean belongs(String name, Architecture architecture) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("librocksdbjni-")) {
            return lower.equals("librocksdbjni-" + named(architecture, "linux64", "linux-aarch64") + ".so");
        }
        if (lower.startsWith("fr/acinq/secp256k1/jni/native/") && !lower.endsWith("/")) {
            return lower.contains("linux") && lower.contains(named(architecture, "x86_64", "aarch64"));
        }
        if (lower.startsWith("redis-server-")) {
            return lower.endsWith("linux-" + named(architecture, "amd64", "arm64"));
        }
        return true;
    }

    /** Every library has names of its own for processors. */
    private static String named(Architecture architecture, String x64, String aarch64) {
        return switch (architecture) {
            case X64 -> x64;
            case AARCH64 -> aarch64;
        };
    }
}
