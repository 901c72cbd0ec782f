package network.pyrin.node.scriptengine;

import network.pyrin.chain.SigHashType;
import network.pyrin.chain.SignatureHashing;
import network.pyrin.chain.TransactionInput;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.SignatureVerifier;

/**
 * What signature and lock opcodes ask about the input being verified.
 *
 * @param hashing the transaction with the outputs it spends, and its signature hashes
 * @param index the input's index
 * @param verifier checks signatures
 * @param cache signatures already found valid
 */
record InputContext(SignatureHashing hashing, int index, SignatureVerifier verifier, SignatureCache cache) {
    TransactionInput input() {
        return hashing.populated().transaction().inputs().get(index);
    }

    long lockTime() {
        return hashing.populated().transaction().lockTime();
    }

    Hash message(SigHashType type, boolean ecdsa) {
        return ecdsa ? hashing.ecdsa(index, type) : hashing.schnorr(index, type);
    }
}
