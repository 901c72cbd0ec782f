package network.pyrin.chain;

import java.util.OptionalLong;

/**
 * What a transaction costs the network, in grams: compute mass for its bytes and signature operations, storage mass for the growth
 * of the UTXO set (many small outputs from few large inputs).
 *
 * <p>Thread-safe. Cost: one pass over inputs and outputs. Source: protocol 3.9, KIP-9.
 */
public final class MassCalculator {
    /** Everything of fixed size: version, counts, lock time, subnetwork, gas, payload hash and payload length. */
    private static final int FIXED_BYTES = 2 + 8 + 8 + 8 + SubnetworkId.BYTES + 8 + 32 + 8;

    private static final int INPUT_FIXED_BYTES = 32 + 4 + 8 + 8;
    private static final int OUTPUT_FIXED_BYTES = 8 + 2 + 8;

    private final long massPerTxByte;
    private final long massPerScriptPubKeyByte;
    private final long massPerSigOp;
    private final long storageMassParameter;
    private final StorageMassRule policyRule;

    /**
     * The masses of a network.
     *
     * @param params its parameters
     */
    public MassCalculator(NetworkParams params) {
        this.massPerTxByte = params.massPerTxByte();
        this.massPerScriptPubKeyByte = params.massPerScriptPubKeyByte();
        this.massPerSigOp = params.massPerSigOp();
        this.storageMassParameter = params.storageMassParameter();
        this.policyRule = params.storageMassPlanned() ? StorageMassRule.ALPHA : StorageMassRule.BETA;
    }

    /**
     * The size that compute mass and limits are based on; no real encoding has exactly this size.
     *
     * @param transaction any transaction
     * @return bytes
     */
    public static long estimatedSize(Transaction transaction) {
        long size = FIXED_BYTES + transaction.payload().length();
        for (TransactionInput input : transaction.inputs()) {
            size += INPUT_FIXED_BYTES + input.signatureScript().length();
        }
        for (TransactionOutput output : transaction.outputs()) {
            size += estimatedSize(output);
        }
        return size;
    }

    /**
     * The share of an output in {@link #estimatedSize(Transaction)}.
     *
     * @param output any output
     * @return bytes
     */
    public static long estimatedSize(TransactionOutput output) {
        return OUTPUT_FIXED_BYTES + output.scriptPublicKey().script().length();
    }

    /**
     * Compute mass.
     *
     * @param transaction any transaction
     * @return grams; 0 for a coinbase
     */
    public long compute(Transaction transaction) {
        if (transaction.isCoinbase()) {
            return 0;
        }
        long scriptBytes = 0;
        for (TransactionOutput output : transaction.outputs()) {
            scriptBytes += 2 + output.scriptPublicKey().script().length();
        }
        long sigOps = 0;
        for (TransactionInput input : transaction.inputs()) {
            sigOps += input.sigOpCount();
        }
        return estimatedSize(transaction) * massPerTxByte
                + scriptBytes * massPerScriptPubKeyByte
                + sigOps * massPerSigOp;
    }

    /**
     * Storage mass: max(0, C·(Σ 1/output − n/mean input)), integer division throughout.
     *
     * @param populated a transaction that passed the isolation rules, and what it spends
     * @param rule which form
     * @return grams, unsigned; 0 for a coinbase; empty if it exceeds 64 bits or an amount is zero
     */
    public OptionalLong storage(PopulatedTransaction populated, StorageMassRule rule) {
        Transaction transaction = populated.transaction();
        if (transaction.isCoinbase()) {
            return OptionalLong.of(0);
        }
        long harmonicOut = 0;
        for (TransactionOutput output : transaction.outputs()) {
            if (output.value() == 0) {
                return OptionalLong.empty();
            }
            long sum = harmonicOut + Long.divideUnsigned(storageMassParameter, output.value());
            if (Long.compareUnsigned(sum, harmonicOut) < 0) {
                return OptionalLong.empty();
            }
            harmonicOut = sum;
        }
        if (populated.entries().isEmpty() || populated.entries().stream().anyMatch(entry -> entry.amount() == 0)) {
            return OptionalLong.empty();
        }
        boolean relaxed = rule == StorageMassRule.BETA && isRelaxed(transaction);
        long in = relaxed ? harmonicIn(populated) : arithmeticIn(populated);
        return OptionalLong.of(Long.compareUnsigned(harmonicOut, in) > 0 ? harmonicOut - in : 0);
    }

    private static boolean isRelaxed(Transaction transaction) {
        int outputs = transaction.outputs().size();
        int inputs = transaction.inputs().size();
        return outputs == 1 || inputs == 1 || (outputs == 2 && inputs == 2);
    }

    private long harmonicIn(PopulatedTransaction populated) {
        long sum = 0;
        for (UtxoEntry entry : populated.entries()) {
            sum = saturatingAdd(sum, Long.divideUnsigned(storageMassParameter, entry.amount()));
        }
        return sum;
    }

    private long arithmeticIn(PopulatedTransaction populated) {
        long sum = 0;
        for (UtxoEntry entry : populated.entries()) {
            sum = saturatingAdd(sum, entry.amount());
        }
        long count = populated.entries().size();
        long each = Long.divideUnsigned(storageMassParameter, Long.divideUnsigned(sum, count));
        return Math.unsignedMultiplyHigh(count, each) == 0 ? count * each : -1L;
    }

    private static long saturatingAdd(long a, long b) {
        long sum = a + b;
        return Long.compareUnsigned(sum, a) < 0 ? -1L : sum;
    }

    /**
     * Storage and compute mass together.
     *
     * @param populated a transaction that passed the isolation rules, and what it spends
     * @param computeMass its compute mass
     * @param rule how to join them
     * @return grams, unsigned; empty if incomputable
     */
    public OptionalLong overall(PopulatedTransaction populated, long computeMass, StorageMassRule rule) {
        OptionalLong storage = storage(populated, rule);
        if (storage.isEmpty()) {
            return storage;
        }
        long mass = storage.getAsLong();
        return switch (rule) {
            case ALPHA -> {
                long sum = mass + computeMass;
                yield Long.compareUnsigned(sum, mass) < 0 ? OptionalLong.empty() : OptionalLong.of(sum);
            }
            case BETA -> OptionalLong.of(Long.compareUnsigned(mass, computeMass) > 0 ? mass : computeMass);
        };
    }

    /**
     * The mass that a transaction has in mempool and templates, and, where storage mass is active, commits to.
     *
     * @param populated a transaction that passed the isolation rules, and what it spends
     * @return grams, unsigned; empty if incomputable
     */
    public OptionalLong contextual(PopulatedTransaction populated) {
        return overall(populated, compute(populated.transaction()), policyRule);
    }
}
