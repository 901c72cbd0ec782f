package network.pyrin.chain;

import network.pyrin.crypto.Bytes;

/**
 * The locking script of an output.
 *
 * @param version unsigned 16-bit
 * @param script the script bytes
 */
public record ScriptPublicKey(int version, Bytes script) {
    /** Rejects versions outside 16 bits. */
    public ScriptPublicKey {
        if (version < 0 || version > 0xffff) {
            throw new IllegalArgumentException("script version out of range: " + version);
        }
    }
}
