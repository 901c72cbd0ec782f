package network.pyrin.image.bundle;

import java.util.Locale;

/** Processors a bundle can be made for. Linux only: the programs' native parts and the runtime are of one architecture. */
public enum Architecture {
    /** 64-bit Intel and AMD. */
    X64("x64", "linux64", "x86_64"),
    /** 64-bit ARM. */
    AARCH64("aarch64", "linux-aarch64", "aarch64");

    private final String text;
    private final String rocksDb;
    private final String secp256k1;

    Architecture(String text, String rocksDb, String secp256k1) {
        this.text = text;
        this.rocksDb = rocksDb;
        this.secp256k1 = secp256k1;
    }

    /**
     * The name in file names and manifests.
     *
     * @return lower case, as the JDK's own downloads are named
     */
    public String text() {
        return text;
    }

    /** How the storage engine names its library of this architecture. */
    String rocksDb() {
        return rocksDb;
    }

    /** How the signature library names its folder of this architecture. */
    String secp256k1() {
        return secp256k1;
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
