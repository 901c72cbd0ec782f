package network.pyrin.chain;

import java.util.Optional;

/** What the payload of an address is. Source: protocol 1.3. */
public enum AddressVersion {
    /** An x-only Schnorr public key. */
    PUB_KEY(0, 32, "PubKey"),
    /** A compressed ECDSA public key. */
    PUB_KEY_ECDSA(1, 33, "PubKeyECDSA"),
    /** The hash of a redeem script. */
    SCRIPT_HASH(8, 32, "ScriptHash");

    private final int code;
    private final int payloadLength;
    private final String text;

    AddressVersion(int code, int payloadLength, String text) {
        this.code = code;
        this.payloadLength = payloadLength;
        this.text = text;
    }

    /**
     * The version byte.
     *
     * @return 0, 1 or 8
     */
    public int code() {
        return code;
    }

    /**
     * The only valid payload length.
     *
     * @return bytes
     */
    public int payloadLength() {
        return payloadLength;
    }

    /**
     * The name as clients know it.
     *
     * @return for example {@code PubKeyECDSA}
     */
    public String text() {
        return text;
    }

    /**
     * Finds a version by its byte.
     *
     * @param code 0 to 255
     * @return empty if unknown
     */
    public static Optional<AddressVersion> of(int code) {
        for (AddressVersion version : values()) {
            if (version.code == code) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
