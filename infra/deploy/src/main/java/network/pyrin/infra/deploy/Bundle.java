package network.pyrin.infra.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import network.pyrin.infra.stacks.Release;
import network.pyrin.infra.stacks.preset.Preset;

/**
 * A release bundle that was unpacked and checked: every file has the hash that the bundle's own list says, and the bundle has what the
 * preset asks for.
 *
 * @param archive the archive as it was made
 * @param folder where it was unpacked: the one top folder
 * @param release what the stacks must know
 * @param functions archive of each function, by name
 */
record Bundle(Path archive, Path folder, Release release, Map<String, Path> functions) {
    private static final String WAY_OUT = "make it again: ./pyrin package; then ./pyrin deploy --bundle FILE";

    Bundle {
        functions = Map.copyOf(functions);
    }

    /**
     * Unpacks and checks.
     *
     * @param archive {@code pyrin-VERSION-linux-ARCH.tar.gz}; its hash in a file beside it is compared if there is one
     * @param work an empty folder
     * @param preset what must be in it
     * @return the bundle
     * @throws DeployException if it is damaged, or made for another architecture, or lacks a function
     */
    static Bundle open(Path archive, Path work, Preset preset) throws DeployException {
        try {
            if (!Files.isRegularFile(archive)) {
                throw new DeployException("there is no release bundle " + archive, WAY_OUT);
            }
            String hash = sha256(archive);
            Path beside = archive.resolveSibling(archive.getFileName() + ".sha256");
            if (Files.exists(beside) && !Files.readString(beside).startsWith(hash)) {
                throw damaged(archive, "its hash is not the one in " + beside.getFileName());
            }
            Path folder = unpack(archive, work);
            checkFiles(archive, folder);
            JsonNode manifest =
                    new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
            String architecture = manifest.path("architecture").asText();
            if (!architecture.equals(preset.node().architecture())) {
                throw new DeployException(
                        "the bundle is made for " + architecture + ", the preset's machines are "
                                + preset.node().architecture(),
                        "make the bundle on a machine of that architecture, or choose machine types of the other one in the preset");
            }
            Map<String, Path> functions = functions(folder, manifest, preset);
            Map<String, String> hashes = new HashMap<>();
            for (Map.Entry<String, Path> each : functions.entrySet()) {
                hashes.put(each.getKey(), sha256(each.getValue()));
            }
            return new Bundle(
                    archive, folder, new Release(manifest.path("version").asText(), hash, hashes), functions);
        } catch (IOException e) {
            throw damaged(archive, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw damaged(archive, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Path> functions(Path folder, JsonNode manifest, Preset preset) throws DeployException {
        String wanted = preset.site().artefact().name().toLowerCase(Locale.ROOT);
        Map<String, Path> found = new LinkedHashMap<>();
        for (JsonNode function : manifest.path("functions")) {
            if (function.path("artefact").asText().equals(wanted)) {
                Path file = folder.resolve(function.path("file").asText()).normalize();
                if (file.startsWith(folder) && Files.isRegularFile(file)) {
                    found.put(function.path("name").asText(), file);
                }
            }
        }
        for (String name : Release.FUNCTIONS) {
            if (!found.containsKey(name)) {
                throw new DeployException(
                        "the bundle has no function " + name + " in the form \"" + wanted + "\"",
                        "make it with functions (./pyrin package), or choose another artefact in the preset");
            }
        }
        return found;
    }

    /** Every file but the list itself is in the list, and each has its hash. */
    private static void checkFiles(Path archive, Path folder) throws IOException, DeployException {
        Map<String, String> listed = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("SHA256SUMS"))) {
            if (line.length() > 66) {
                listed.put(line.substring(66).replaceFirst("^\\./", ""), line.substring(0, 64));
            }
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
                    .toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            String expected = name.equals("SHA256SUMS") ? "" : listed.remove(name);
            if (expected == null || (!expected.isEmpty() && !expected.equals(sha256(file)))) {
                throw damaged(archive, name + (expected == null ? " is not in its list" : " is not as it was made"));
            }
        }
        listed.keySet().removeIf(name -> Files.isSymbolicLink(folder.resolve(name)));
        if (!listed.isEmpty()) {
            throw damaged(archive, listed.keySet().iterator().next() + " is missing");
        }
    }

    private static Path unpack(Path archive, Path work) throws IOException, DeployException {
        Files.createDirectories(work);
        Process tar = new ProcessBuilder("tar", "xzf", archive.toAbsolutePath().toString(), "-C", work.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tar.onExit().join().exitValue() != 0) {
            throw damaged(archive, said.lines().findFirst().orElse("it cannot be unpacked"));
        }
        try (Stream<Path> folders = Files.list(work)) {
            List<Path> tops = folders.toList();
            if (tops.size() != 1 || !Files.isRegularFile(tops.getFirst().resolve("manifest.json"))) {
                throw damaged(archive, "it is no release bundle");
            }
            return tops.getFirst();
        }
    }

    private static DeployException damaged(Path archive, String why) {
        return new DeployException("the release bundle " + archive.getFileName() + " is damaged: " + why, WAY_OUT);
    }

    /** SHA-256 of a file, 64 hex digits. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
