package network.pyrin.functions.bundle;

import java.util.Locale;

/** Processor families that functions run on. */
enum Architecture {
    /** Intel and AMD. */
    X86_64("x86_64"),
    /** ARM. */
    ARM64("arm64");

    private final String label;

    Architecture(String label) {
        this.label = label;
    }

    /** As Lambda writes it. */
    String label() {
        return label;
    }

    /** This machine's: an artefact with a runtime of its own runs only where it was made. */
    static Architecture current() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64", "arm64" -> ARM64;
            default -> throw new BundleException("functions cannot be made for the architecture " + name);
        };
    }
}
