package network.pyrin.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BouncyCastleSignaturesTest {
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private final BouncyCastleSignatures signatures = new BouncyCastleSignatures();

    @TestFactory
    Stream<DynamicTest> bip340Vectors() {
        return Vectors.rows("bip340.txt").stream()
                .map(row -> DynamicTest.dynamicTest("vector " + row[0], () -> {
                    byte[] publicKey = Vectors.hex(row[2]);
                    byte[] message = Vectors.hex(row[4]);
                    byte[] signature = Vectors.hex(row[5]);
                    assertThat(signatures.verifySchnorr(message, signature, publicKey))
                            .isEqualTo(Boolean.valueOf(row[6]));
                    if (!row[1].equals("-")) {
                        byte[] secret = Vectors.hex(row[1]);
                        assertThat(signatures.schnorrPublicKey(secret)).isEqualTo(publicKey);
                        assertThat(signatures.signSchnorr(message, secret, Vectors.hex(row[3])))
                                .isEqualTo(signature);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> schnorrSignaturesVerifyAndAnyFlippedBitIsNoticed() {
        return Vectors.seeds(5, random -> {
            byte[] secret = Vectors.randomBytes(random, 32);
            byte[] message = Vectors.randomBytes(random, 32);
            byte[] key = signatures.schnorrPublicKey(secret);
            byte[] signature = signatures.signSchnorr(message, secret, Vectors.randomBytes(random, 32));
            assertThat(signatures.verifySchnorr(message, signature, key)).isTrue();
            signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            assertThat(signatures.verifySchnorr(message, signature, key)).isFalse();
        });
    }

    @TestFactory
    Stream<DynamicTest> ecdsaSignaturesVerifyAndHighSIsInvalid() {
        return Vectors.seeds(5, random -> {
            byte[] secret = Vectors.randomBytes(random, 32);
            byte[] message = Vectors.randomBytes(random, 32);
            byte[] key = signatures.ecdsaPublicKey(secret);
            byte[] signature = signatures.signEcdsa(message, secret);
            assertThat(signatures.verifyEcdsa(message, signature, key)).isTrue();
            BigInteger s = new BigInteger(1, signature, 32, 32);
            byte[] high = signature.clone();
            System.arraycopy(Uint256.ofBigInteger(ORDER.subtract(s)).toBigEndian(), 0, high, 32, 32);
            assertThat(signatures.verifyEcdsa(message, high, key)).isFalse();
            message[3] ^= 1;
            assertThat(signatures.verifyEcdsa(message, signature, key)).isFalse();
        });
    }

    @Test
    void secretKeysAreBelowTheOrderAndNotZero() {
        assertThatThrownBy(() -> signatures.schnorrPublicKey(new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] order = Uint256.ofBigInteger(ORDER).toBigEndian();
        assertThatThrownBy(() -> signatures.ecdsaPublicKey(order)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> signatures.signEcdsa(new byte[31], new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void malformedInputIsInvalidAndNeverAnException() {
        byte[] zero32 = new byte[32];
        byte[] zero64 = new byte[64];
        assertThat(signatures.verifySchnorr(zero32, zero64, new byte[31])).isFalse();
        assertThat(signatures.verifySchnorr(zero32, new byte[63], zero32)).isFalse();
        assertThat(signatures.verifySchnorr(new byte[31], zero64, zero32)).isFalse();
        assertThat(signatures.verifyEcdsa(zero32, zero64, new byte[33])).isFalse();
        assertThat(signatures.verifyEcdsa(zero32, zero64, new byte[65])).isFalse();
        assertThat(signatures.isSchnorrPublicKey(zero32)).isFalse();
        assertThat(signatures.isEcdsaPublicKey(new byte[33])).isFalse();
        assertThat(signatures.isEcdsaPublicKey(new byte[0])).isFalse();
    }
}
