package network.pyrin.infra.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import network.pyrin.infra.stacks.Release;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.releasebundle.Archive;
import network.pyrin.releasebundle.Bundle;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Checksums;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Places;

/**
 * A release bundle that was unpacked and checked, and that has what a preset asks for. What a bundle looks like is known to
 * {@code libs/release-bundle} alone.
 *
 * @param archive the archive as it was made
 * @param folder where it was unpacked: the one top folder
 * @param release what the stacks must know
 * @param functions archive of each function, by name
 */
record SiteBundle(Path archive, Path folder, Release release, Map<String, Path> functions) {
    private static final String WAY_OUT = "make it again: ./pyrin package; then ./pyrin deploy --bundle FILE";

    SiteBundle {
        functions = Map.copyOf(functions);
    }

    /**
     * Unpacks and checks.
     *
     * @param archive as {@code ./pyrin package} writes it; the checksum beside it is compared if there is one
     * @param work an empty folder
     * @param preset what must be in it
     * @return the bundle
     * @throws DeployException if it is damaged, or made for another architecture, or lacks a function
     */
    static SiteBundle open(Path archive, Path work, Preset preset) throws DeployException {
        checkIsThere(archive);
        try {
            String hash = Checksums.verifyBeside(archive);
            Files.createDirectories(work);
            Bundle bundle = Bundle.verify(Archive.unpack(archive, work));
            Manifest manifest = bundle.manifest();
            MachineKind.check(manifest.architecture(), preset);
            checkPlaces(bundle.folder());
            Map<String, Path> functions = functions(bundle, preset);
            return new SiteBundle(archive, bundle.folder(), release(manifest, hash, functions), functions);
        } catch (BundleException | IllegalArgumentException e) {
            throw new DeployException(String.valueOf(e.getMessage()), WAY_OUT);
        } catch (IOException e) {
            throw new DeployException(
                    "the release bundle " + archive + " cannot be unpacked to " + work + ": " + e.getMessage(),
                    "make room and try again");
        }
    }

    /** Refuses a path where there is nothing. */
    static void checkIsThere(Path archive) throws DeployException {
        if (!Files.isRegularFile(archive)) {
            throw new DeployException("there is no release bundle " + archive, WAY_OUT);
        }
    }

    private static Release release(Manifest manifest, String hash, Map<String, Path> functions) throws IOException {
        Map<String, String> hashes = new HashMap<>();
        for (Map.Entry<String, Path> each : functions.entrySet()) {
            hashes.put(each.getKey(), Checksums.of(each.getValue()));
        }
        return new Release(manifest.version(), hash, hashes);
    }

    private static Map<String, Path> functions(Bundle bundle, Preset preset) throws DeployException {
        String wanted = preset.site().artefact().name().toLowerCase(Locale.ROOT);
        Map<String, Path> found = new LinkedHashMap<>();
        for (String name : Release.FUNCTIONS) {
            Path file = bundle.manifest()
                    .function(name, wanted)
                    .map(each -> bundle.folder().resolve(each.file()))
                    .filter(Files::isRegularFile)
                    .orElseThrow(
                            () -> new DeployException(
                                    "the bundle has no function " + name + " in the form \"" + wanted + "\"",
                                    "make the bundle with functions (./pyrin package), or choose another artefact in the preset"));
            found.put(name, file);
        }
        return found;
    }

    /** What machines and pages are made of. */
    private static void checkPlaces(Path folder) throws DeployException {
        for (String place : new String[] {Places.COMMAND, Places.EXPLORER}) {
            if (!Files.exists(folder.resolve(place))) {
                throw new DeployException("the bundle has no " + place, WAY_OUT);
            }
        }
    }
}
