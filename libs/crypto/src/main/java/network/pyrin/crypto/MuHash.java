package network.pyrin.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.ChaChaEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * The multiplicative multiset hash of the UTXO set: elements can be added and removed in any order, and sets can be
 * combined. Kept as a numerator (what was added) and a denominator (what was removed) modulo a 3072-bit prime; the
 * division is made only when a commitment or the serialised form is asked for. Used by one thread.
 *
 * <p>Unlike every other hash of the chain this one stands on BLAKE2b. Source: protocol 3.5 (crypto/muhash); Bellare and
 * Micciancio, "A New Paradigm for Collision-Free Hashing", 1997.
 */
public final class MuHash {
    /** Length of the serialised form. */
    public static final int BYTES = Field3072.BYTES;

    /** The commitment of the empty set. */
    public static final Hash EMPTY = Hash.ofHex("544eb3142c000f0ad2c76ac41f4222abbababed830eeafee4b6dc56b52d5cac0");

    private static final byte[] ELEMENT_KEY = "MuHashElement".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FINALIZE_KEY = "MuHashFinalize".getBytes(StandardCharsets.US_ASCII);
    private static final int CHACHA_ROUNDS = 20;

    private long[] numerator;
    private long[] denominator;
    private boolean hasDenominator;

    /** Makes the empty set. */
    public MuHash() {
        this(Field3072.one(), Field3072.one(), false);
    }

    private MuHash(long[] numerator, long[] denominator, boolean hasDenominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.hasDenominator = hasDenominator;
    }

    /**
     * Reads the serialised form.
     *
     * @param bytes 384 little-endian bytes
     * @return the set
     * @throws IllegalArgumentException for another length or a value that is not below the prime
     */
    public static MuHash deserialize(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a serialised MuHash has 384 bytes, not " + bytes.length);
        }
        long[] value = Field3072.ofBytes(bytes);
        if (Field3072.isAtLeastPrime(value)) {
            throw new IllegalArgumentException("a serialised MuHash is below the prime");
        }
        return new MuHash(value, Field3072.one(), false);
    }

    /**
     * An independent copy.
     *
     * @return the same set
     */
    public MuHash copy() {
        return new MuHash(numerator.clone(), denominator.clone(), hasDenominator);
    }

    /**
     * Adds an element.
     *
     * @param element its canonical bytes
     * @return this
     */
    public MuHash add(byte[] element) {
        Field3072.multiply(numerator, expand(element));
        return this;
    }

    /**
     * Removes an element.
     *
     * @param element its canonical bytes
     * @return this
     */
    public MuHash remove(byte[] element) {
        Field3072.multiply(denominator, expand(element));
        hasDenominator = true;
        return this;
    }

    /**
     * Applies everything that was added to and removed from another set.
     *
     * @param other unchanged
     * @return this
     */
    public MuHash combine(MuHash other) {
        Field3072.multiply(numerator, other.numerator);
        if (other.hasDenominator) {
            Field3072.multiply(denominator, other.denominator);
            hasDenominator = true;
        }
        return this;
    }

    /**
     * The serialised form. Divides if anything was removed since the last time, which costs as much as hundreds of
     * additions.
     *
     * @return 384 little-endian bytes
     */
    public byte[] serialize() {
        normalize();
        return Field3072.toBytes(numerator);
    }

    /**
     * The commitment. Costs what {@link #serialize} costs; the set can be used further.
     *
     * @return the hash of the serialised form
     */
    public Hash finish() {
        return Hash.of(blake2b(FINALIZE_KEY, serialize()));
    }

    private void normalize() {
        if (hasDenominator) {
            Field3072.multiply(numerator, Field3072.inverse(denominator));
            denominator = Field3072.one();
            hasDenominator = false;
        }
        Field3072.reduce(numerator);
    }

    /** Element bytes to a field element: a keyed BLAKE2b seed, expanded to 384 bytes by ChaCha20 with a zero nonce. */
    private static long[] expand(byte[] element) {
        ChaChaEngine stream = new ChaChaEngine(CHACHA_ROUNDS);
        stream.init(true, new ParametersWithIV(new KeyParameter(blake2b(ELEMENT_KEY, element)), new byte[8]));
        byte[] bytes = new byte[BYTES];
        stream.processBytes(bytes, 0, BYTES, bytes, 0);
        return Field3072.ofBytes(bytes);
    }

    private static byte[] blake2b(byte[] key, byte[] message) {
        Blake2bDigest digest = new Blake2bDigest(key, Hash.BYTES, null, null);
        digest.update(message, 0, message.length);
        byte[] out = new byte[Hash.BYTES];
        digest.doFinal(out, 0);
        return out;
    }
}
