package network.pyrin.node.mempool;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.ScriptClass;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;

/** What is relayed and waits, of all that consensus allows. Pure functions. Source: protocol 6.8, 7.2-7, 7.3. */
final class StandardPolicy {
    static final long MASS_MAX_GRAMS = 100_000;
    static final int SIGNATURE_SCRIPT_BYTES_MAX = 1_650;

    private static final int VERSION_MAX = ChainConstants.TRANSACTION_VERSION;
    private static final long RELAY_FEE_LEOR_PER_KILOGRAM = 1_000;

    /** Size of a typical input that would spend an output. */
    private static final long SPENDING_INPUT_BYTES = 148;

    private static final int EXTRA_OUTPUTS_MAX = 2;

    private StandardPolicy() {}

    /** What can be told without knowing what is spent. */
    static Optional<NonStandard> checkInIsolation(Transaction transaction, long computeMass) {
        if (transaction.version() > VERSION_MAX) {
            return Optional.of(new NonStandard.RejectVersion(transaction.version(), 0, VERSION_MAX));
        }
        if (computeMass > MASS_MAX_GRAMS) {
            return Optional.of(new NonStandard.RejectMass(computeMass, MASS_MAX_GRAMS));
        }
        for (int i = 0; i < transaction.inputs().size(); i++) {
            int bytes = transaction.inputs().get(i).signatureScript().length();
            if (bytes > SIGNATURE_SCRIPT_BYTES_MAX) {
                return Optional.of(new NonStandard.RejectSignatureScriptSize(i, bytes, SIGNATURE_SCRIPT_BYTES_MAX));
            }
        }
        for (int i = 0; i < transaction.outputs().size(); i++) {
            Optional<NonStandard> unusual = checkOutput(i, transaction.outputs().get(i));
            if (unusual.isPresent()) {
                return unusual;
            }
        }
        return Optional.empty();
    }

    private static Optional<NonStandard> checkOutput(int index, TransactionOutput output) {
        if (output.scriptPublicKey().version() > ChainConstants.SCRIPT_PUBLIC_KEY_VERSION_MAX) {
            return Optional.of(new NonStandard.RejectScriptPublicKeyVersion(index));
        }
        if (ScriptClass.of(output.scriptPublicKey()) == ScriptClass.NON_STANDARD) {
            return Optional.of(new NonStandard.RejectOutputScriptClass(index));
        }
        return isDust(output) ? Optional.of(new NonStandard.RejectDust(index, output.value())) : Optional.empty();
    }

    /** Whether spending an output would cost more than a third of it. */
    static boolean isDust(TransactionOutput output) {
        long bytes = MassCalculator.estimatedSize(output) + SPENDING_INPUT_BYTES;
        BigInteger thousandfold =
                new BigInteger(Long.toUnsignedString(output.value())).multiply(BigInteger.valueOf(1000));
        return thousandfold
                        .divide(BigInteger.valueOf(3 * bytes))
                        .compareTo(BigInteger.valueOf(RELAY_FEE_LEOR_PER_KILOGRAM))
                < 0;
    }

    /** More than two outputs more than inputs must pay 1 PYI each, unless a miner spends its reward. */
    static boolean isSpam(Transaction transaction, List<UtxoEntry> spent, long feeLeor) {
        long extraOutputs =
                transaction.outputs().size() - (long) transaction.inputs().size();
        return extraOutputs > EXTRA_OUTPUTS_MAX
                && feeLeor < extraOutputs * ChainConstants.LEOR_PER_COIN
                && spent.stream().noneMatch(UtxoEntry::coinbase);
    }

    /** What needs to know what is spent. */
    static Optional<NonStandard> checkInContext(List<UtxoEntry> spent, long feeLeor, long computeMass, long mass) {
        if (Long.compareUnsigned(mass, MASS_MAX_GRAMS) > 0) {
            return Optional.of(new NonStandard.RejectContextualMass(mass, MASS_MAX_GRAMS));
        }
        long feeMin = minimumFee(computeMass);
        for (int i = 0; i < spent.size(); i++) {
            if (ScriptClass.of(spent.get(i).scriptPublicKey()) == ScriptClass.NON_STANDARD) {
                return Optional.of(new NonStandard.RejectInputScriptClass(i));
            }
            if (feeLeor < feeMin) {
                return Optional.of(new NonStandard.RejectInsufficientFee(feeLeor, feeMin));
            }
        }
        return Optional.empty();
    }

    /** The smallest fee for a compute mass within the limit. */
    static long minimumFee(long computeMass) {
        long fee = computeMass * RELAY_FEE_LEOR_PER_KILOGRAM / 1000;
        return fee == 0 ? RELAY_FEE_LEOR_PER_KILOGRAM : Math.min(fee, ChainConstants.AMOUNT_MAX);
    }
}
