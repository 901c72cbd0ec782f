package network.pyrin.node.scriptengine;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import network.pyrin.chain.SigHashType;
import network.pyrin.crypto.Hash;

/** CHECKSIG and CHECKMULTISIG, Schnorr and ECDSA. Source: protocol 6.4. */
final class SignatureOps {
    static final int MULTISIG_KEYS_MAX = 20;

    private static final int SIGNATURE_BYTES = 64;
    private static final int SCHNORR_KEY_BYTES = 32;
    private static final int ECDSA_KEY_BYTES = 33;
    private static final byte[] GROUP_ORDER =
            HexFormat.of().parseHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

    private final InputContext input;

    SignatureOps(InputContext input) {
        this.input = input;
    }

    /** Pops key and signature; an empty signature is false, an invalid one too, a malformed one fails the script. */
    boolean popAndCheck(DataStack stack, boolean ecdsa) throws ScriptFailure {
        stack.require(2);
        byte[] key = stack.pop();
        byte[] signature = stack.pop();
        return signature.length != 0 && check(key, signature, ecdsa);
    }

    /** Pops keys and signatures; each key is tried once, in order. The keys' number has been popped and is in range. */
    boolean popAndCheckMultiple(DataStack stack, int keyCount, boolean ecdsa) throws ScriptFailure {
        List<byte[]> keys = stack.popItems(keyCount);
        int signatureCount = clampedInt(stack.popNumbers(1)[0]);
        if (signatureCount < 0) {
            throw new ScriptFailure(
                    new ScriptError.InvalidSignatureCount("number of signatures " + signatureCount + " is negative"));
        }
        if (signatureCount > keyCount) {
            throw new ScriptFailure(new ScriptError.InvalidSignatureCount(
                    "more signatures than pubkeys " + signatureCount + " > " + keyCount));
        }
        List<byte[]> signatures = stack.popItems(signatureCount);
        boolean valid = allMatch(keys, signatures, ecdsa);
        if (!valid && signatures.stream().anyMatch(s -> s.length != 0)) {
            throw new ScriptFailure(new ScriptError.NullFail());
        }
        return valid;
    }

    private boolean allMatch(List<byte[]> keys, List<byte[]> signatures, boolean ecdsa) throws ScriptFailure {
        int nextKey = 0;
        for (int i = 0; i < signatures.size(); i++) {
            byte[] signature = signatures.get(i);
            if (signature.length == 0) {
                return false;
            }
            typeOf(signature);
            boolean matched = false;
            while (!matched) {
                if (keys.size() - nextKey < signatures.size() - i) {
                    return false; // too few keys left for the signatures left
                }
                matched = check(keys.get(nextKey++), signature, ecdsa);
            }
        }
        return true;
    }

    /** The key count of a multisig check, popped and range-checked. */
    static int popKeyCount(DataStack stack) throws ScriptFailure {
        int count = clampedInt(stack.popNumbers(1)[0]);
        if (count < 0) {
            throw new ScriptFailure(new ScriptError.InvalidPubKeyCount("number of pubkeys " + count + " is negative"));
        }
        if (count > MULTISIG_KEYS_MAX) {
            throw new ScriptFailure(
                    new ScriptError.InvalidPubKeyCount("too many pubkeys " + count + " > " + MULTISIG_KEYS_MAX));
        }
        return count;
    }

    private static int clampedInt(long number) {
        return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static SigHashType typeOf(byte[] signature) throws ScriptFailure {
        int code = signature[signature.length - 1] & 0xff;
        return SigHashType.of(code).orElseThrow(() -> new ScriptFailure(new ScriptError.InvalidSigHashType(code)));
    }

    private boolean check(byte[] key, byte[] typedSignature, boolean ecdsa) throws ScriptFailure {
        SigHashType type = typeOf(typedSignature);
        byte[] signature = Arrays.copyOf(typedSignature, typedSignature.length - 1);
        if (signature.length != SIGNATURE_BYTES) {
            throw new ScriptFailure(new ScriptError.SigLength(signature.length));
        }
        if (key.length != (ecdsa ? ECDSA_KEY_BYTES : SCHNORR_KEY_BYTES)) {
            throw new ScriptFailure(new ScriptError.PubKeyFormat());
        }
        Hash message = input.message(type, ecdsa);
        if (input.cache().contains(message, key, signature)) {
            return true;
        }
        boolean valid = ecdsa
                ? input.verifier().verifyEcdsa(message.toBytes(), signature, key)
                : input.verifier().verifySchnorr(message.toBytes(), signature, key);
        if (valid) {
            input.cache().add(message, key, signature);
        } else {
            requireWellFormed(key, signature, ecdsa);
        }
        return valid;
    }

    /** A signature that is merely wrong is false; a key or signature that does not parse fails the script. */
    private void requireWellFormed(byte[] key, byte[] signature, boolean ecdsa) throws ScriptFailure {
        boolean keyParses = ecdsa
                ? input.verifier().isEcdsaPublicKey(key)
                : input.verifier().isSchnorrPublicKey(key);
        if (!keyParses) {
            throw new ScriptFailure(new ScriptError.InvalidSignature("malformed public key"));
        }
        if (ecdsa && (isAboveOrder(signature, 0) || isAboveOrder(signature, Hash.BYTES))) {
            throw new ScriptFailure(new ScriptError.InvalidSignature("malformed signature"));
        }
    }

    private static boolean isAboveOrder(byte[] signature, int from) {
        return Arrays.compareUnsigned(signature, from, from + Hash.BYTES, GROUP_ORDER, 0, Hash.BYTES) >= 0;
    }
}
