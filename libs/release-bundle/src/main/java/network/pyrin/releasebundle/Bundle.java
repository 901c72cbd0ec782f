package network.pyrin.releasebundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A verified bundle in a folder: every file is what was packaged.
 *
 * @param folder its top folder
 * @param manifest what it says about itself
 */
public record Bundle(Path folder, Manifest manifest) {

    /**
     * Makes a folder a bundle: writes manifest and checksums.
     *
     * @param folder complete but for these two
     * @param manifest what to say
     * @return the bundle
     * @throws IOException if the disk refuses
     */
    public static Bundle seal(Path folder, Manifest manifest) throws IOException {
        manifest.write(folder);
        Checksums.write(folder);
        return new Bundle(folder, manifest);
    }

    /**
     * Verifies an unpacked bundle, whatever machine it is for.
     *
     * @param folder its top folder
     * @return the bundle
     * @throws BundleException with a sentence if it is damaged
     */
    public static Bundle verify(Path folder) throws BundleException {
        Checksums.verify(folder);
        return new Bundle(folder, Manifest.read(folder));
    }

    /**
     * Verifies an unpacked bundle that is to run on this machine.
     *
     * @param folder its top folder
     * @param host what it must be made for
     * @return the bundle
     * @throws BundleException with a sentence if it is damaged or for another architecture
     */
    public static Bundle verify(Path folder, Architecture host) throws BundleException {
        Bundle bundle = verify(folder);
        Manifest manifest = bundle.manifest();
        if (Architecture.parse(manifest.architecture()) != host) {
            throw new BundleException("the bundle " + manifest.name() + " is for " + manifest.architecture()
                    + " processors, this machine is " + host.text());
        }
        return bundle;
    }

    /**
     * Brings a bundle into a folder of its own and verifies it there.
     *
     * @param source an archive, or the top folder of an unpacked one
     * @param into an empty folder to unpack to
     * @param host what it must be made for
     * @return the bundle below {@code into}
     * @throws BundleException with a sentence if it cannot be used
     * @throws IOException if the disk refuses to write
     */
    public static Bundle bring(Path source, Path into, Architecture host) throws BundleException, IOException {
        if (Files.isDirectory(source)) {
            // Read before it is copied: a folder that is no bundle at all is not walked through.
            Manifest.read(source);
            Path copy = into.resolve("bundle");
            Trees.copy(source, copy);
            return verify(copy, host);
        }
        if (!Files.isRegularFile(source)) {
            throw new BundleException("there is no bundle " + source);
        }
        return verify(Archive.unpack(source, into), host);
    }
}
