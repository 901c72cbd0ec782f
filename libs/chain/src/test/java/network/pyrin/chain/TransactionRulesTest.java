package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.Test;

/** Every rule of protocol 5.8 and 5.9 broken on its own, and the order in which they are named. */
class TransactionRulesTest {
    private static final NetworkParams PARAMS = NetworkParams.of(NetworkId.MAINNET).toBuilder()
            .maxTxInputs(10)
            .maxTxOutputs(30)
            .maxSignatureScriptLen(100)
            .maxScriptPublicKeyLen(200)
            .build();
    private static final TransactionOutput OUTPUT = output(5, 34);

    private static TransactionInput input(int index, int scriptLength, long sequence) {
        return new TransactionInput(new Outpoint(Hash.ZERO, index), Bytes.wrap(new byte[scriptLength]), sequence, 1);
    }

    private static TransactionOutput output(long value, int scriptLength) {
        return new TransactionOutput(value, new ScriptPublicKey(0, Bytes.wrap(new byte[scriptLength])));
    }

    private static Transaction native_(List<TransactionInput> inputs, List<TransactionOutput> outputs) {
        return new Transaction(0, inputs, outputs, 0, SubnetworkId.NATIVE, 0, Bytes.EMPTY, 0);
    }

    private static Transaction paying(TransactionOutput... outputs) {
        return native_(List.of(input(0, 66, 0)), List.of(outputs));
    }

    private static Transaction coinbase(List<TransactionInput> inputs, List<TransactionOutput> outputs) {
        return new Transaction(0, inputs, outputs, 0, SubnetworkId.COINBASE, 0, Bytes.wrap(new byte[30]), 0);
    }

    private static Optional<String> broken(Transaction transaction) {
        return TransactionIsolation.check(transaction, PARAMS).map(TransactionViolation::rustName);
    }

    @Test
    void goodOnesPass() {
        assertThat(broken(paying(OUTPUT))).isEmpty();
        assertThat(broken(paying())).isEmpty();
        assertThat(broken(coinbase(List.of(), Collections.nCopies(20, output(5, 150)))))
                .isEmpty();
        assertThat(broken(paying(output(ChainConstants.AMOUNT_MAX, 200)))).isEmpty();
    }

    @Test
    void everyRuleIsNamed() {
        assertThat(broken(native_(List.of(), List.of(OUTPUT)))).contains("NoTxInputs");
        assertThat(broken(native_(Collections.nCopies(11, input(0, 0, 0)), List.of())))
                .contains("TooManyInputs");
        assertThat(broken(native_(List.of(input(0, 101, 0)), List.of()))).contains("TooBigSignatureScript");
        assertThat(broken(paying(Collections.nCopies(31, OUTPUT).toArray(TransactionOutput[]::new))))
                .contains("TooManyOutputs");
        assertThat(broken(paying(output(5, 201)))).contains("TooBigScriptPublicKey");
        assertThat(broken(coinbase(List.of(input(0, 0, 0)), List.of()))).contains("CoinbaseHasInputs");
        assertThat(broken(coinbase(List.of(), Collections.nCopies(21, OUTPUT)))).contains("CoinbaseTooManyOutputs");
        assertThat(broken(coinbase(List.of(), List.of(output(5, 151))))).contains("CoinbaseScriptPublicKeyTooLong");
        assertThat(broken(paying(output(0, 34)))).contains("TxOutZero");
        assertThat(broken(paying(output(ChainConstants.AMOUNT_MAX + 1, 34)))).contains("TxOutTooHigh");
        assertThat(broken(paying(output(-1L, 34)))).contains("TxOutTooHigh");
        assertThat(broken(paying(output(ChainConstants.AMOUNT_MAX, 34), output(1, 34))))
                .contains("TotalTxOutTooHigh");
        assertThat(broken(native_(List.of(input(3, 0, 0), input(3, 1, 1)), List.of())))
                .contains("TxDuplicateInputs");
    }

    @Test
    void sideFieldsAreChecked() {
        assertThat(broken(sideFields(1, Bytes.EMPTY, 0))).contains("TxHasGas");
        assertThat(broken(sideFields(0, Bytes.ofHex("00"), 0))).contains("NonCoinbaseTxHasPayload");
        assertThat(broken(sideFields(0, Bytes.EMPTY, 1))).contains("UnknownTxVersion");
        assertThat(broken(sideFields(-1L, Bytes.ofHex("00"), 1))).contains("TxHasGas");
    }

    private static Transaction sideFields(long gas, Bytes payload, int version) {
        return new Transaction(version, List.of(input(0, 0, 0)), List.of(), 0, SubnetworkId.NATIVE, gas, payload, 0);
    }

    @Test
    void lockTimes() {
        long threshold = ChainConstants.LOCK_TIME_THRESHOLD;
        assertThat(LockTime.check(locked(0), 0, 0)).isEmpty();
        assertThat(LockTime.check(locked(99), 100, 0)).isEmpty();
        assertThat(LockTime.check(locked(100), 100, threshold * 2)).contains(new TransactionViolation.NotFinalized(1));
        assertThat(LockTime.check(locked(threshold), 100, threshold + 1)).isEmpty();
        assertThat(LockTime.check(locked(threshold), threshold * 2, threshold))
                .contains(new TransactionViolation.NotFinalized(1));
        assertThat(LockTime.check(locked(-1L), Long.MAX_VALUE, Long.MAX_VALUE))
                .contains(new TransactionViolation.NotFinalized(1));
    }

    @Test
    void finalSequencesSwitchTheLockOff() {
        Transaction transaction =
                new Transaction(0, List.of(input(0, 0, -1L)), List.of(), 100, SubnetworkId.NATIVE, 0, Bytes.EMPTY, 0);
        assertThat(LockTime.check(transaction, 100, 0)).isEmpty();
    }

    /** The first input switches the lock off, the second insists. */
    private static Transaction locked(long lockTime) {
        return new Transaction(
                0,
                List.of(input(0, 0, -1L), input(1, 0, -2L)),
                List.of(),
                lockTime,
                SubnetworkId.NATIVE,
                0,
                Bytes.EMPTY,
                0);
    }
}
