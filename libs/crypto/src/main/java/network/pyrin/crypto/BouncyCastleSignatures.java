package network.pyrin.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * secp256k1 signatures in pure Java: the curve is Bouncy Castle's, the Schnorr protocol on top of it is BIP-340. For places
 * without native code; servers use libsecp256k1, about ten times as fast. Stateless and thread-safe.
 */
public final class BouncyCastleSignatures implements SignatureVerifier, Signer {
    private static final int SIGNATURE_BYTES = 64;
    private static final int COMPRESSED_BYTES = 33;
    private static final byte EVEN = 2;

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
    private static final BigInteger FIELD = CURVE.getCurve().getField().getCharacteristic();
    private static final BigInteger ORDER = CURVE.getN();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    private static final byte[] CHALLENGE = tag("BIP0340/challenge");
    private static final byte[] AUX = tag("BIP0340/aux");
    private static final byte[] NONCE = tag("BIP0340/nonce");

    /** Makes a verifier and signer. */
    public BouncyCastleSignatures() {}

    @Override
    public boolean verifySchnorr(byte[] message, byte[] signature, byte[] publicKey) {
        if (message.length != Hash.BYTES || signature.length != SIGNATURE_BYTES || publicKey.length != Hash.BYTES) {
            return false;
        }
        BigInteger r = number(signature, 0);
        BigInteger s = number(signature, Hash.BYTES);
        ECPoint key = decode(withEvenPrefix(publicKey));
        if (key.isInfinity() || r.compareTo(FIELD) >= 0 || s.compareTo(ORDER) >= 0) {
            return false;
        }
        BigInteger e = challenge(Arrays.copyOf(signature, Hash.BYTES), publicKey, message);
        ECPoint nonce = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), s, key, ORDER.subtract(e))
                .normalize();
        return !nonce.isInfinity()
                && !nonce.getAffineYCoord().testBitZero()
                && nonce.getAffineXCoord().toBigInteger().equals(r);
    }

    @Override
    public boolean verifyEcdsa(byte[] message, byte[] signature, byte[] publicKey) {
        if (message.length != Hash.BYTES || signature.length != SIGNATURE_BYTES || !isEcdsaPublicKey(publicKey)) {
            return false;
        }
        BigInteger r = number(signature, 0);
        BigInteger s = number(signature, Hash.BYTES);
        if (r.compareTo(ORDER) >= 0 || s.compareTo(HALF_ORDER) > 0) {
            return false;
        }
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, new ECPublicKeyParameters(decode(publicKey), DOMAIN));
        return verifier.verifySignature(message, r, s);
    }

    @Override
    public boolean isSchnorrPublicKey(byte[] publicKey) {
        return publicKey.length == Hash.BYTES
                && !decode(withEvenPrefix(publicKey)).isInfinity();
    }

    @Override
    public boolean isEcdsaPublicKey(byte[] publicKey) {
        return publicKey.length == COMPRESSED_BYTES
                && (publicKey[0] == EVEN || publicKey[0] == EVEN + 1)
                && !decode(publicKey).isInfinity();
    }

    @Override
    public byte[] schnorrPublicKey(byte[] secretKey) {
        byte[] compressed = ecdsaPublicKey(secretKey);
        return Arrays.copyOfRange(compressed, 1, COMPRESSED_BYTES);
    }

    @Override
    public byte[] ecdsaPublicKey(byte[] secretKey) {
        return generatorTimes(secret(secretKey)).getEncoded(true);
    }

    @Override
    public byte[] signSchnorr(byte[] message, byte[] secretKey, byte[] auxiliaryRandom) {
        requireLength(message, "message");
        requireLength(auxiliaryRandom, "auxiliary randomness");
        BigInteger secret = secret(secretKey);
        ECPoint key = generatorTimes(secret);
        byte[] publicKey = xBytes(key);
        BigInteger d = isOdd(key) ? ORDER.subtract(secret) : secret;
        byte[] masked = taggedHash(AUX, auxiliaryRandom);
        byte[] dBytes = BigIntegers.asUnsignedByteArray(Hash.BYTES, d);
        for (int i = 0; i < Hash.BYTES; i++) {
            masked[i] ^= dBytes[i];
        }
        BigInteger k = new BigInteger(1, taggedHash(NONCE, masked, publicKey, message)).mod(ORDER);
        if (k.signum() == 0) {
            throw new IllegalStateException("the nonce hash is a multiple of the group order");
        }
        ECPoint nonce = generatorTimes(k);
        byte[] r = xBytes(nonce);
        BigInteger e = challenge(r, publicKey, message);
        BigInteger s = (isOdd(nonce) ? ORDER.subtract(k) : k).add(e.multiply(d)).mod(ORDER);
        return signature(r, s);
    }

    @Override
    public byte[] signEcdsa(byte[] message, byte[] secretKey) {
        requireLength(message, "message");
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret(secretKey), DOMAIN));
        BigInteger[] rs = signer.generateSignature(message);
        BigInteger s = rs[1].compareTo(HALF_ORDER) > 0 ? ORDER.subtract(rs[1]) : rs[1];
        return signature(BigIntegers.asUnsignedByteArray(Hash.BYTES, rs[0]), s);
    }

    private static byte[] signature(byte[] r, BigInteger s) {
        byte[] signature = Arrays.copyOf(r, SIGNATURE_BYTES);
        System.arraycopy(BigIntegers.asUnsignedByteArray(Hash.BYTES, s), 0, signature, Hash.BYTES, Hash.BYTES);
        return signature;
    }

    private static BigInteger secret(byte[] secretKey) {
        requireLength(secretKey, "secret key");
        BigInteger secret = new BigInteger(1, secretKey);
        if (secret.signum() == 0 || secret.compareTo(ORDER) >= 0) {
            throw new IllegalArgumentException("the secret key is not between 1 and the group order");
        }
        return secret;
    }

    private static void requireLength(byte[] bytes, String what) {
        if (bytes.length != Hash.BYTES) {
            throw new IllegalArgumentException(what + " must have 32 bytes, not " + bytes.length);
        }
    }

    private static ECPoint generatorTimes(BigInteger scalar) {
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar).normalize();
    }

    private static boolean isOdd(ECPoint point) {
        return point.getAffineYCoord().testBitZero();
    }

    private static byte[] xBytes(ECPoint point) {
        return point.getAffineXCoord().getEncoded();
    }

    private static BigInteger number(byte[] signature, int from) {
        return new BigInteger(1, signature, from, Hash.BYTES);
    }

    private static byte[] withEvenPrefix(byte[] x) {
        byte[] compressed = new byte[COMPRESSED_BYTES];
        compressed[0] = EVEN;
        System.arraycopy(x, 0, compressed, 1, Hash.BYTES);
        return compressed;
    }

    /** Decodes a compressed point; infinity, which no key is, stands for bytes that are not on the curve. */
    private static ECPoint decode(byte[] compressed) {
        try {
            return CURVE.getCurve().decodePoint(compressed);
        } catch (IllegalArgumentException notOnCurve) {
            return CURVE.getCurve().getInfinity();
        }
    }

    private static BigInteger challenge(byte[] r, byte[] publicKey, byte[] message) {
        return new BigInteger(1, taggedHash(CHALLENGE, r, publicKey, message)).mod(ORDER);
    }

    /** SHA-256(SHA-256(tag) ‖ SHA-256(tag) ‖ parts), with the doubled tag hash already made. */
    private static byte[] taggedHash(byte[] doubledTag, byte[]... parts) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(doubledTag, 0, doubledTag.length);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[Hash.BYTES];
        digest.doFinal(out, 0);
        return out;
    }

    private static byte[] tag(String name) {
        byte[] hash = Sha256.hash(name.getBytes(StandardCharsets.US_ASCII)).toBytes();
        byte[] doubled = Arrays.copyOf(hash, 2 * Hash.BYTES);
        System.arraycopy(hash, 0, doubled, Hash.BYTES, Hash.BYTES);
        return doubled;
    }
}
