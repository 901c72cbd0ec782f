package network.pyrin.cryptonative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.crypto.BouncyCastleSignatures;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.SignatureVerifier;
import network.pyrin.crypto.Signer;
import network.pyrin.crypto.Uint256;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Native and pure-Java signatures must agree on every input: a difference would split the chain. */
class NativeSignaturesTest {
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final BigInteger FIELD =
            new BigInteger("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f", 16);

    private final NativeSignatures nativeLibrary = new NativeSignatures();
    private final BouncyCastleSignatures pureJava = new BouncyCastleSignatures();

    @TestFactory
    Stream<DynamicTest> keysAndSignaturesAreTheSameBytes() {
        return seeds(10, random -> {
            byte[] secret = randomBytes(random, 32);
            byte[] message = randomBytes(random, 32);
            byte[] aux = randomBytes(random, 32);
            for (Signer signer : List.of((Signer) nativeLibrary, pureJava)) {
                assertThat(signer.schnorrPublicKey(secret)).isEqualTo(pureJava.schnorrPublicKey(secret));
                assertThat(signer.ecdsaPublicKey(secret)).isEqualTo(pureJava.ecdsaPublicKey(secret));
                assertThat(signer.signSchnorr(message, secret, aux))
                        .isEqualTo(pureJava.signSchnorr(message, secret, aux));
                assertThat(signer.signEcdsa(message, secret)).isEqualTo(pureJava.signEcdsa(message, secret));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> damagedSignaturesAndKeysGetTheSameVerdict() {
        return seeds(30, random -> {
            byte[] secret = randomBytes(random, 32);
            byte[] message = randomBytes(random, 32);
            byte[] schnorr = nativeLibrary.signSchnorr(message, secret, randomBytes(random, 32));
            byte[] ecdsa = nativeLibrary.signEcdsa(message, secret);
            byte[] xOnly = nativeLibrary.schnorrPublicKey(secret);
            byte[] compressed = nativeLibrary.ecdsaPublicKey(secret);
            assertThat(agreed(v -> v.verifySchnorr(message, schnorr, xOnly))).isTrue();
            assertThat(agreed(v -> v.verifyEcdsa(message, ecdsa, compressed))).isTrue();
            for (int i = 0; i < 20; i++) {
                byte[] badSchnorr = damaged(random, schnorr);
                byte[] badEcdsa = damaged(random, ecdsa);
                byte[] badX = damaged(random, xOnly);
                byte[] badKey = damaged(random, compressed);
                assertThat(agreed(v -> v.verifySchnorr(message, badSchnorr, xOnly)))
                        .isFalse();
                assertThat(agreed(v -> v.verifySchnorr(message, schnorr, badX))).isFalse();
                agreed(v -> v.verifyEcdsa(message, badEcdsa, compressed));
                agreed(v -> v.verifyEcdsa(message, ecdsa, badKey));
                agreed(v -> v.isSchnorrPublicKey(badX));
                agreed(v -> v.isEcdsaPublicKey(badKey));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> highSIsInvalid() {
        return seeds(10, random -> {
            byte[] secret = randomBytes(random, 32);
            byte[] message = randomBytes(random, 32);
            byte[] key = nativeLibrary.ecdsaPublicKey(secret);
            byte[] signature = nativeLibrary.signEcdsa(message, secret);
            BigInteger s = new BigInteger(1, signature, 32, 32);
            put(signature, 32, ORDER.subtract(s));
            assertThat(agreed(v -> v.verifyEcdsa(message, signature, key))).isFalse();
        });
    }

    @Test
    void lengthsThatTheLibraryWouldTakeButTheChainDoesNotAreInvalid() {
        byte[] secret = Bytes.ofHex("01".repeat(32)).toArray();
        byte[] message = new byte[32];
        byte[] signature = nativeLibrary.signEcdsa(message, secret);
        byte[] compressed = nativeLibrary.ecdsaPublicKey(secret);
        byte[] uncompressed = Secp256k1.get().pubkeyParse(compressed);
        byte[] der = Secp256k1.get().compact2der(signature);
        assertThat(agreed(v -> v.verifyEcdsa(message, signature, uncompressed))).isFalse();
        assertThat(agreed(v -> v.verifyEcdsa(message, der, compressed))).isFalse();
        assertThat(agreed(v -> v.isEcdsaPublicKey(uncompressed))).isFalse();
        assertThat(agreed(v -> v.verifySchnorr(new byte[31], signature, new byte[32])))
                .isFalse();
        assertThat(agreed(v -> v.isSchnorrPublicKey(new byte[0]))).isFalse();
    }

    @Test
    void badSecretKeysAreRefused() {
        assertThatThrownBy(() -> nativeLibrary.schnorrPublicKey(new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> nativeLibrary.signEcdsa(
                        new byte[32], Uint256.ofBigInteger(ORDER).toBigEndian()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> nativeLibrary.signSchnorr(new byte[33], new byte[32], new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean agreed(Predicate<SignatureVerifier> question) {
        boolean answer = question.test(nativeLibrary);
        assertThat(question.test(pureJava)).isEqualTo(answer);
        return answer;
    }

    /** One of the ways in which hostile bytes differ from good ones; always different from the original. */
    private static byte[] damaged(Random random, byte[] original) {
        byte[] bytes = original.clone();
        int half = bytes.length == 64 && random.nextBoolean() ? 32 : bytes.length % 32;
        switch (random.nextInt(7)) {
            case 0 -> put(bytes, half, ORDER.add(BigInteger.valueOf(random.nextInt(3) - 1)));
            case 1 -> put(bytes, half, FIELD.add(BigInteger.valueOf(random.nextInt(3) - 1)));
            case 2 -> put(bytes, half, BigInteger.valueOf(random.nextInt(3)));
            case 3 -> bytes[0] = (byte) (bytes[0] + 1 + random.nextInt(255));
            case 4 -> {
                return Arrays.copyOf(bytes, bytes.length - 1 + 2 * random.nextInt(2));
            }
            case 5 -> put(bytes, half, new BigInteger(256, random));
            default -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static void put(byte[] target, int at, BigInteger value) {
        System.arraycopy(Uint256.ofBigInteger(value).toBigEndian(), 0, target, at, 32);
    }

    private static byte[] randomBytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Stream<DynamicTest> seeds(int count, SeededTest test) {
        return IntStream.range(0, count)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> test.run(new Random(seed))));
    }

    /** A property checked with one source of randomness. */
    private interface SeededTest {
        void run(Random random);
    }
}
