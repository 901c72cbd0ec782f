package network.pyrin.node.scriptengine;

import network.pyrin.crypto.Hash;
import network.pyrin.crypto.SignatureVerifier;

/**
 * What signature and lock opcodes ask about the input being verified.
 *
 * @param lockTime the transaction's lock time, unsigned
 * @param sequence the input's sequence, unsigned
 * @param messages gives the hashes that signatures sign
 * @param verifier checks signatures
 * @param cache signatures already found valid
 */
record InputContext(
        long lockTime, long sequence, Messages messages, SignatureVerifier verifier, SignatureCache cache) {
    /** The signature hashes of one input, by type byte. */
    interface Messages {
        Hash schnorr(int type);

        Hash ecdsa(int type);
    }
}
