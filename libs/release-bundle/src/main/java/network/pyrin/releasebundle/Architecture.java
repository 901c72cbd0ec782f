package network.pyrin.releasebundle;

import java.util.Locale;

/** Processors a bundle can be made for. Linux only: the programs' native parts and the runtime are of one architecture. */
public enum Architecture {
    /** 64-bit Intel and AMD. */
    X64("x64"),
    /** 64-bit ARM. */
    AARCH64("aarch64");

    private final String text;

    Architecture(String text) {
        this.text = text;
    }

    /**
     * The name in file names and manifests.
     *
     * @return lower case, as the JDK's own downloads are named
     */
    public String text() {
        return text;
    }

    /**
     * Reads a name.
     *
     * @param text any of the usual names of a processor
     * @return the architecture
     * @throws BundleException if there is none of that name
     */
    public static Architecture parse(String text) throws BundleException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "x64", "amd64", "x86_64" -> X64;
            case "aarch64", "arm64" -> AARCH64;
            default ->
                throw new BundleException("there are no bundles for the architecture '" + text + "', only for "
                        + X64.text + " and " + AARCH64.text);
        };
    }

    /**
     * The architecture of this machine.
     *
     * @return what the running JVM was built for
     * @throws BundleException if no bundle is made for it
     */
    public static Architecture host() throws BundleException {
        return parse(System.getProperty("os.arch", ""));
    }
}
