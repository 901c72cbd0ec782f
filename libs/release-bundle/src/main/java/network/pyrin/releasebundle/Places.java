package network.pyrin.releasebundle;

/** Where the parts of a bundle lie that others than the bundle's own programs look for, relative to its top folder. */
public final class Places {
    /** The server's command: installs the bundle it lies in. */
    public static final String COMMAND = "bin/pyrin";

    /** The explorer's pages as built, before a host's settings are put into them. */
    public static final String EXPLORER = "site/explorer";

    /** The packaged functions, each with its description; {@link Manifest#function} says which file is which. */
    public static final String FUNCTIONS = "functions";

    private Places() {}
}
