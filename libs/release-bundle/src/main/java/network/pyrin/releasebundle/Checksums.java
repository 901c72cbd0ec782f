package network.pyrin.releasebundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * SHA-256 of every file of a bundle, in the form that {@code sha256sum -c} reads too. The list names neither itself nor
 * links (there are none in a bundle).
 */
public final class Checksums {
    /** Name of the list. */
    public static final String FILE = "SHA256SUMS";

    /** Ending of the file beside an archive that holds the archive's own checksum. */
    public static final String BESIDE = ".sha256";

    private static final int HEX = 64;
    private static final int BUFFER = 1 << 16;

    private Checksums() {}

    /**
     * Writes the list.
     *
     * @param folder top folder of the bundle
     * @throws IOException if a file cannot be read or the list not written
     */
    public static void write(Path folder) throws IOException {
        StringBuilder list = new StringBuilder();
        for (Map.Entry<String, Path> file : files(folder).entrySet()) {
            list.append(of(file.getValue())).append("  ").append(file.getKey()).append('\n');
        }
        Files.writeString(folder.resolve(FILE), list);
    }

    /**
     * Compares every file with the list. Reads each byte once.
     *
     * @param folder top folder of the bundle
     * @throws BundleException naming the first file that is missing, too much or not what was packaged
     */
    public static void verify(Path folder) throws BundleException {
        try {
            SortedMap<String, String> expected = read(folder.resolve(FILE));
            SortedMap<String, Path> found = files(folder);
            for (Map.Entry<String, String> entry : expected.entrySet()) {
                Path file = found.remove(entry.getKey());
                if (file == null) {
                    throw new BundleException("the bundle is damaged: " + entry.getKey() + " is missing");
                }
                if (!of(file).equals(entry.getValue())) {
                    throw new BundleException(
                            "the bundle is damaged: " + entry.getKey() + " is not what was packaged; fetch it again");
                }
            }
            if (!found.isEmpty()) {
                throw new BundleException(
                        "the bundle is damaged: " + found.firstKey() + " does not belong to it; fetch it again");
            }
        } catch (CharacterCodingException e) {
            throw new BundleException("the bundle is damaged: " + FILE + " cannot be read", e);
        } catch (IOException e) {
            throw new BundleException("cannot read the bundle in " + folder + ": " + Reason.of(e), e);
        }
    }

    private static SortedMap<String, String> read(Path list) throws IOException, BundleException {
        if (!Files.isRegularFile(list)) {
            throw new BundleException("the bundle is damaged: " + FILE + " is missing");
        }
        SortedMap<String, String> expected = new TreeMap<>();
        List<String> lines = Files.readAllLines(list);
        for (String line : lines) {
            if (line.length() < HEX + 3 || !line.startsWith("  ", HEX)) {
                throw new BundleException("the bundle is damaged: " + FILE + " cannot be read");
            }
            expected.put(line.substring(HEX + 2), line.substring(0, HEX));
        }
        return expected;
    }

    private static SortedMap<String, Path> files(Path folder) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(file -> !Files.isDirectory(file))
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
        }
        files.remove(FILE);
        return files;
    }

    /**
     * Writes an archive's checksum to a file beside it.
     *
     * @param archive written whole
     * @return the checksum
     * @throws IOException if it cannot be read or the disk refuses
     */
    public static String writeBeside(Path archive) throws IOException {
        String hash = of(archive);
        Files.writeString(beside(archive), hash + "  " + archive.getFileName() + "\n");
        return hash;
    }

    /**
     * Compares an archive with the checksum beside it, if there is one.
     *
     * @param archive any file
     * @return its checksum
     * @throws BundleException if the file beside it names another one
     * @throws IOException if it cannot be read
     */
    public static String verifyBeside(Path archive) throws BundleException, IOException {
        String hash = of(archive);
        Path beside = beside(archive);
        if (Files.exists(beside)
                && !Files.readString(beside, StandardCharsets.ISO_8859_1).startsWith(hash + " ")) {
            throw new BundleException("the bundle is damaged: the checksum of " + archive.getFileName()
                    + " is not the one in " + beside.getFileName() + "; fetch both again");
        }
        return hash;
    }

    private static Path beside(Path archive) {
        return archive.resolveSibling(archive.getFileName() + BESIDE);
    }

    /**
     * Hashes one file.
     *
     * @param file any file
     * @return SHA-256 as 64 lower-case digits
     * @throws IOException if it cannot be read
     */
    public static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            while (in.read(buffer) >= 0) {}
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
