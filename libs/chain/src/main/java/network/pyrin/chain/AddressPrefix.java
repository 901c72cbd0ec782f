package network.pyrin.chain;

import java.util.Optional;

/** The human-readable part of an address: which kind of network it belongs to. Source: protocol 1.3. */
public enum AddressPrefix {
    /** Mainnet. */
    MAINNET("pyrin"),
    /** Every testnet. */
    TESTNET("pyrintest"),
    /** Simnet. */
    SIMNET("pyrinsim"),
    /** Devnet. */
    DEVNET("pyrindev");

    private final String text;

    AddressPrefix(String text) {
        this.text = text;
    }

    /**
     * The prefix as it stands before the colon.
     *
     * @return lower-case ASCII
     */
    public String text() {
        return text;
    }

    /**
     * Finds a prefix by its text.
     *
     * @param text what stands before the colon, case-sensitive
     * @return empty if no network uses it
     */
    public static Optional<AddressPrefix> of(String text) {
        for (AddressPrefix prefix : values()) {
            if (prefix.text.equals(text)) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
