package network.pyrin.chain;

import network.pyrin.crypto.Bytes;

/**
 * The shape of a locking script. Everything that wallets and addresses know is one of three templates. Source: protocol 6.7.
 */
public enum ScriptClass {
    /** Anything that is not one of the templates, or of a script version above 0. */
    NON_STANDARD("nonstandard"),
    /** {@code <32-byte x-only key> OP_CHECKSIG}. */
    PUB_KEY("pubkey"),
    /** {@code <33-byte compressed key> OP_CHECKSIG_ECDSA}. */
    PUB_KEY_ECDSA("pubkeyecdsa"),
    /** {@code OP_BLAKE3 <32-byte hash> OP_EQUAL}. */
    SCRIPT_HASH("scripthash");

    static final int OP_DATA_32 = 0x20;
    static final int OP_DATA_33 = 0x21;
    static final int OP_BLAKE3 = 0xaa;
    static final int OP_EQUAL = 0x87;
    static final int OP_CHECKSIG_ECDSA = 0xab;
    static final int OP_CHECKSIG = 0xac;

    private final String text;

    ScriptClass(String text) {
        this.text = text;
    }

    /**
     * The name that RPC and explorers use.
     *
     * @return lower case
     */
    public String text() {
        return text;
    }

    /**
     * Classifies a locking script by its bytes; keys in it are not checked.
     *
     * @param scriptPublicKey any
     * @return its class
     */
    public static ScriptClass of(ScriptPublicKey scriptPublicKey) {
        Bytes script = scriptPublicKey.script();
        if (scriptPublicKey.version() > 0) {
            return NON_STANDARD;
        }
        int length = script.length();
        if (length == 34 && script.unsignedAt(0) == OP_DATA_32 && script.unsignedAt(33) == OP_CHECKSIG) {
            return PUB_KEY;
        }
        if (length == 35 && script.unsignedAt(0) == OP_DATA_33 && script.unsignedAt(34) == OP_CHECKSIG_ECDSA) {
            return PUB_KEY_ECDSA;
        }
        boolean scriptHash = length == 35
                && script.unsignedAt(0) == OP_BLAKE3
                && script.unsignedAt(1) == OP_DATA_32
                && script.unsignedAt(34) == OP_EQUAL;
        return scriptHash ? SCRIPT_HASH : NON_STANDARD;
    }

    @Override
    public String toString() {
        return text;
    }
}
