package network.pyrin.cryptonative;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.SignatureVerifier;
import network.pyrin.crypto.Signer;

/**
 * Signatures by libsecp256k1. Stateless and thread-safe; the library's context is shared and read-only.
 *
 * <p>Lengths are checked here, before the binding: it would take an uncompressed key or a DER signature as well, which the
 * chain does not know.
 */
public final class NativeSignatures implements SignatureVerifier, Signer {
    private static final int SIGNATURE_BYTES = 64;
    private static final int COMPRESSED_BYTES = 33;
    private static final byte EVEN = 2;

    private final Secp256k1 library;

    /**
     * Loads the library.
     *
     * @throws IllegalStateException if there is no build of it for this platform
     */
    public NativeSignatures() {
        try {
            library = Secp256k1.get();
        } catch (IllegalStateException | LinkageError noBuild) {
            throw new IllegalStateException(
                    "libsecp256k1 cannot be loaded on " + System.getProperty("os.name") + "/"
                            + System.getProperty("os.arch"),
                    noBuild);
        }
    }

    @Override
    public boolean verifySchnorr(byte[] message, byte[] signature, byte[] publicKey) {
        if (message.length != Hash.BYTES || signature.length != SIGNATURE_BYTES || publicKey.length != Hash.BYTES) {
            return false;
        }
        try {
            return library.verifySchnorr(signature, message, publicKey);
        } catch (Secp256k1Exception malformed) {
            return false;
        }
    }

    @Override
    public boolean verifyEcdsa(byte[] message, byte[] signature, byte[] publicKey) {
        if (message.length != Hash.BYTES || signature.length != SIGNATURE_BYTES || !isCompressed(publicKey)) {
            return false;
        }
        try {
            return library.verify(signature, message, publicKey);
        } catch (Secp256k1Exception malformed) {
            return false;
        }
    }

    @Override
    public boolean isSchnorrPublicKey(byte[] publicKey) {
        if (publicKey.length != Hash.BYTES) {
            return false;
        }
        byte[] compressed = new byte[COMPRESSED_BYTES];
        compressed[0] = EVEN;
        System.arraycopy(publicKey, 0, compressed, 1, Hash.BYTES);
        return parses(compressed);
    }

    @Override
    public boolean isEcdsaPublicKey(byte[] publicKey) {
        return isCompressed(publicKey) && parses(publicKey);
    }

    private static boolean isCompressed(byte[] publicKey) {
        return publicKey.length == COMPRESSED_BYTES && (publicKey[0] == EVEN || publicKey[0] == EVEN + 1);
    }

    private boolean parses(byte[] compressed) {
        try {
            library.pubkeyParse(compressed);
            return true;
        } catch (Secp256k1Exception notOnCurve) {
            return false;
        }
    }

    @Override
    public byte[] schnorrPublicKey(byte[] secretKey) {
        return Arrays.copyOfRange(ecdsaPublicKey(secretKey), 1, COMPRESSED_BYTES);
    }

    @Override
    public byte[] ecdsaPublicKey(byte[] secretKey) {
        requireSecret(secretKey);
        return library.pubKeyCompress(library.pubkeyCreate(secretKey));
    }

    @Override
    public byte[] signSchnorr(byte[] message, byte[] secretKey, byte[] auxiliaryRandom) {
        requireLength(message, "message");
        requireLength(auxiliaryRandom, "auxiliary randomness");
        requireSecret(secretKey);
        return library.signSchnorr(message, secretKey, auxiliaryRandom);
    }

    @Override
    public byte[] signEcdsa(byte[] message, byte[] secretKey) {
        requireLength(message, "message");
        requireSecret(secretKey);
        return library.sign(message, secretKey);
    }

    private void requireSecret(byte[] secretKey) {
        requireLength(secretKey, "secret key");
        if (!library.secKeyVerify(secretKey)) {
            throw new IllegalArgumentException("the secret key is not between 1 and the group order");
        }
    }

    private static void requireLength(byte[] bytes, String what) {
        if (bytes.length != Hash.BYTES) {
            throw new IllegalArgumentException(what + " must have 32 bytes, not " + bytes.length);
        }
    }
}
