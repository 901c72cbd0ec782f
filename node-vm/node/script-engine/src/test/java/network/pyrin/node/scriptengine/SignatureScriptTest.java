package network.pyrin.node.scriptengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SigHashType;
import network.pyrin.chain.SignatureHashing;
import network.pyrin.crypto.Blake3;
import network.pyrin.crypto.BouncyCastleSignatures;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.SignatureVerifier;
import org.junit.jupiter.api.Test;

/** Scripts with real signatures: single keys, multisig, script hashes, hash types, the cache. */
class SignatureScriptTest {
    private static final BouncyCastleSignatures SIGNATURES = new BouncyCastleSignatures();
    private static final byte[] NO_RANDOMNESS = new byte[32];

    private static byte[] secret(int n) {
        byte[] key = new byte[32];
        key[31] = (byte) n;
        return key;
    }

    private static byte[] script(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case Integer opcode -> out.write(opcode);
                case byte[] data -> ShortForm.addData(out, data);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return out.toByteArray();
    }

    private static byte[] sign(byte[] locking, byte[] secret, SigHashType type, boolean ecdsa) {
        PopulatedTransaction unsigned =
                Spending.FINAL.populate(new byte[0], new ScriptPublicKey(0, Bytes.copyOf(locking)));
        SignatureHashing hashing = new SignatureHashing(unsigned);
        Hash message = ecdsa ? hashing.ecdsa(0, type) : hashing.schnorr(0, type);
        byte[] signature = ecdsa
                ? SIGNATURES.signEcdsa(message.toBytes(), secret)
                : SIGNATURES.signSchnorr(message.toBytes(), secret, NO_RANDOMNESS);
        byte[] typed = java.util.Arrays.copyOf(signature, 65);
        typed[64] = (byte) type.code();
        return typed;
    }

    private static String name(Optional<ScriptError> result) {
        return result.map(ScriptError::rustName).orElse("OK");
    }

    @Test
    void aKeySpendsWithEveryHashType() {
        byte[] schnorr = script(SIGNATURES.schnorrPublicKey(secret(1)), Opcodes.OP_CHECKSIG);
        byte[] ecdsa = script(SIGNATURES.ecdsaPublicKey(secret(1)), Opcodes.OP_CHECKSIGECDSA);
        for (SigHashType type : SigHashType.values()) {
            assertThat(name(Spending.FINAL.verify(script(sign(schnorr, secret(1), type, false)), schnorr)))
                    .isEqualTo("OK");
            assertThat(name(Spending.FINAL.verify(script(sign(ecdsa, secret(1), type, true)), ecdsa)))
                    .isEqualTo("OK");
        }
    }

    @Test
    void aWrongKeyIsFalseAndAMalformedOneFails() {
        byte[] locking = script(SIGNATURES.schnorrPublicKey(secret(1)), Opcodes.OP_CHECKSIG);
        assertThat(name(Spending.FINAL.verify(script(sign(locking, secret(2), SigHashType.ALL, false)), locking)))
                .isEqualTo("EvalFalse");
        byte[] offCurve = script(
                HexFormat.of().parseHex("eefdea4cdb677750a420fee807eacf21eb9898ae79b9768766e4faa04a2d4a34"),
                Opcodes.OP_CHECKSIG);
        assertThat(Spending.FINAL.verify(script(sign(offCurve, secret(1), SigHashType.ALL, false)), offCurve))
                .contains(new ScriptError.InvalidSignature("malformed public key"));
        byte[] shortKey = script(new byte[31], Opcodes.OP_CHECKSIG);
        assertThat(name(Spending.FINAL.verify(script(sign(shortKey, secret(1), SigHashType.ALL, false)), shortKey)))
                .isEqualTo("PubKeyFormat");
    }

    @Test
    void malformedSignaturesFail() {
        byte[] locking = script(SIGNATURES.ecdsaPublicKey(secret(1)), Opcodes.OP_CHECKSIGECDSA);
        byte[] signature = sign(locking, secret(1), SigHashType.ALL, true);
        byte[] badType = signature.clone();
        badType[64] = (byte) 0x80;
        assertThat(Spending.FINAL.verify(script(badType), locking))
                .contains(new ScriptError.InvalidSigHashType(0x80))
                .map(ScriptError::message)
                .contains("invalid hash type 0x80");
        assertThat(Spending.FINAL.verify(script(java.util.Arrays.copyOf(signature, 64)), locking))
                .map(ScriptError::rustName)
                .isIn(Optional.of("InvalidSigHashType"), Optional.of("SigLength"));
        byte[] aboveOrder = signature.clone();
        java.util.Arrays.fill(aboveOrder, 0, 32, (byte) 0xff);
        assertThat(Spending.FINAL.verify(script(aboveOrder), locking))
                .contains(new ScriptError.InvalidSignature("malformed signature"));
        assertThat(name(Spending.FINAL.verify(script(new byte[0]), locking))).isEqualTo("EvalFalse");
    }

    @Test
    void twoOfThreeInOrderSpendsAndOutOfOrderDoesNot() {
        for (boolean ecdsa : new boolean[] {false, true}) {
            byte[] redeem = multisig(ecdsa);
            byte[] locking = payToScriptHash(redeem);
            byte[] first = sign(locking, secret(1), SigHashType.ALL, ecdsa);
            byte[] third = sign(locking, secret(3), SigHashType.ALL, ecdsa);
            assertThat(name(Spending.FINAL.verify(script(first, third, redeem), locking)))
                    .isEqualTo("OK");
            assertThat(name(Spending.FINAL.verify(script(third, first, redeem), locking)))
                    .isEqualTo("NullFail");
            assertThat(name(Spending.FINAL.verify(script(new byte[0], new byte[0], redeem), locking)))
                    .isEqualTo("EvalFalse");
            assertThat(SigOpCounter.count(
                            Bytes.copyOf(script(first, third, redeem)), new ScriptPublicKey(0, Bytes.copyOf(locking))))
                    .isEqualTo(3);
        }
    }

    private static byte[] multisig(boolean ecdsa) {
        List<byte[]> keys = List.of(1, 2, 3).stream()
                .map(n -> ecdsa ? SIGNATURES.ecdsaPublicKey(secret(n)) : SIGNATURES.schnorrPublicKey(secret(n)))
                .toList();
        return script(
                Opcodes.OP_1 + 1,
                keys.get(0),
                keys.get(1),
                keys.get(2),
                Opcodes.OP_1 + 2,
                ecdsa ? Opcodes.OP_CHECKMULTISIGECDSA : Opcodes.OP_CHECKMULTISIG);
    }

    private static byte[] payToScriptHash(byte[] redeem) {
        return script(Opcodes.OP_BLAKE3, Blake3.hash(redeem).toBytes(), Opcodes.OP_EQUAL);
    }

    @Test
    void aValidSignatureIsCheckedOnceAndAnInvalidOneEachTime() {
        byte[] locking = script(SIGNATURES.schnorrPublicKey(secret(1)), Opcodes.OP_CHECKSIG);
        CountingVerifier counting = new CountingVerifier();
        ScriptVerifier verifier = new ScriptVerifier(counting, new SignatureCache(8));
        for (int i = 0; i < 3; i++) {
            assertThat(verifier.verify(hashing(sign(locking, secret(1), SigHashType.ALL, false), locking), 0))
                    .isEmpty();
        }
        assertThat(counting.calls).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            assertThat(verifier.verify(hashing(sign(locking, secret(2), SigHashType.ALL, false), locking), 0))
                    .isPresent();
        }
        assertThat(counting.calls).isEqualTo(4);
    }

    private static SignatureHashing hashing(byte[] signature, byte[] locking) {
        return new SignatureHashing(
                Spending.FINAL.populate(script(signature), new ScriptPublicKey(0, Bytes.copyOf(locking))));
    }

    @Test
    void laterScriptVersionsAreForAnyone() {
        assertThat(Spending.FINAL.verify(new byte[0], new ScriptPublicKey(1, Bytes.EMPTY)))
                .isEmpty();
    }

    @Test
    void anInputThatIsNotThereIsAnError() {
        byte[] locking = script(Opcodes.OP_1);
        assertThat(new ScriptVerifier(SIGNATURES, new SignatureCache(2)).verify(hashing(new byte[0], locking), 1))
                .contains(new ScriptError.InvalidIndex(1, 1));
    }

    @Test
    void lockTimeNeedsTheSameKindAndAnUnfinalisedInput() {
        byte[] locking = ShortForm.assemble("100 CHECKLOCKTIMEVERIFY 1");
        assertThat(name(new Spending(100, 0, 0).verify(new byte[0], locking))).isEqualTo("OK");
        assertThat(new Spending(99, 0, 0).verify(new byte[0], locking))
                .map(ScriptError::message)
                .contains("Unsatisfied lock time: locktime requirement not satisfied -- locktime is greater than the"
                        + " transaction locktime: 100 > 99");
        assertThat(name(new Spending(500_000_000_000L, 0, 0).verify(new byte[0], locking)))
                .isEqualTo("UnsatisfiedLockTime");
        assertThat(name(new Spending(100, -1L, 0).verify(new byte[0], locking))).isEqualTo("UnsatisfiedLockTime");
    }

    @Test
    void sequenceLockComparesTheLowWordOnly() {
        byte[] locking = ShortForm.assemble("100 CHECKSEQUENCEVERIFY 1");
        assertThat(name(new Spending(0, 100, 0).verify(new byte[0], locking))).isEqualTo("OK");
        assertThat(name(new Spending(0, 0x100000063L, 0).verify(new byte[0], locking)))
                .isEqualTo("UnsatisfiedLockTime");
        assertThat(name(new Spending(0, Long.MIN_VALUE | 100, 0).verify(new byte[0], locking)))
                .isEqualTo("UnsatisfiedLockTime");
        byte[] disabled = ShortForm.assemble("0x08 0x0000000000000080 CHECKSEQUENCEVERIFY 1");
        assertThat(name(new Spending(0, -1L, 0).verify(new byte[0], disabled))).isEqualTo("OK");
    }

    @Test
    void sixteenKeysAreCountedNotFatal() {
        byte[] locking = script(Opcodes.OP_16, Opcodes.OP_CHECKMULTISIG);
        assertThat(SigOpCounter.count(Bytes.EMPTY, new ScriptPublicKey(0, Bytes.copyOf(locking))))
                .isEqualTo(16);
        byte[] first = script(Opcodes.OP_CHECKMULTISIG, Opcodes.OP_CHECKSIG, 5);
        assertThat(SigOpCounter.count(Bytes.EMPTY, new ScriptPublicKey(0, Bytes.copyOf(first))))
                .as("a truncated push ends the count")
                .isEqualTo(21);
    }

    private static final class CountingVerifier implements SignatureVerifier {
        private int calls;

        @Override
        public boolean verifySchnorr(byte[] message, byte[] signature, byte[] publicKey) {
            calls++;
            return SIGNATURES.verifySchnorr(message, signature, publicKey);
        }

        @Override
        public boolean verifyEcdsa(byte[] message, byte[] signature, byte[] publicKey) {
            calls++;
            return SIGNATURES.verifyEcdsa(message, signature, publicKey);
        }

        @Override
        public boolean isSchnorrPublicKey(byte[] publicKey) {
            return SIGNATURES.isSchnorrPublicKey(publicKey);
        }

        @Override
        public boolean isEcdsaPublicKey(byte[] publicKey) {
            return SIGNATURES.isEcdsaPublicKey(publicKey);
        }
    }
}
