package network.pyrin.chain;

import java.util.List;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;

/**
 * A transaction. Immutable; the id is computed once. The mass field is a commitment beside the transaction: it is never
 * part of the id, and part of the hash only where storage mass is active (protocol 3.1).
 */
public final class Transaction {
    private final int version;
    private final List<TransactionInput> inputs;
    private final List<TransactionOutput> outputs;
    private final long lockTime;
    private final SubnetworkId subnetworkId;
    private final long gas;
    private final Bytes payload;
    private final long mass;
    private final Hash id;

    /**
     * Makes a transaction and computes its id.
     *
     * @param version unsigned 16-bit
     * @param inputs in order
     * @param outputs in order
     * @param lockTime unsigned; DAA score below 5·10^11, else milliseconds
     * @param subnetworkId kind of transaction
     * @param gas unsigned, 0 in valid transactions
     * @param payload free bytes; empty in valid native transactions
     * @param mass committed mass in grams, 0 where storage mass is not active
     */
    public Transaction(
            int version,
            List<TransactionInput> inputs,
            List<TransactionOutput> outputs,
            long lockTime,
            SubnetworkId subnetworkId,
            long gas,
            Bytes payload,
            long mass) {
        if (version < 0 || version > 0xffff) {
            throw new IllegalArgumentException("transaction version out of range: " + version);
        }
        this.version = version;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.lockTime = lockTime;
        this.subnetworkId = subnetworkId;
        this.gas = gas;
        this.payload = payload;
        this.mass = mass;
        this.id = TransactionHashing.id(this);
    }

    private Transaction(Transaction other, long mass) {
        this.version = other.version;
        this.inputs = other.inputs;
        this.outputs = other.outputs;
        this.lockTime = other.lockTime;
        this.subnetworkId = other.subnetworkId;
        this.gas = other.gas;
        this.payload = other.payload;
        this.mass = mass;
        this.id = other.id;
    }

    /**
     * The same transaction with another committed mass; the id does not change.
     *
     * @param newMass grams
     * @return a transaction
     */
    public Transaction withMass(long newMass) {
        return new Transaction(this, newMass);
    }

    /**
     * The version.
     *
     * @return unsigned 16-bit
     */
    public int version() {
        return version;
    }

    /**
     * The inputs in order.
     *
     * @return unmodifiable
     */
    public List<TransactionInput> inputs() {
        return inputs;
    }

    /**
     * The outputs in order.
     *
     * @return unmodifiable
     */
    public List<TransactionOutput> outputs() {
        return outputs;
    }

    /**
     * The lock time.
     *
     * @return unsigned; a DAA score below 5·10^11, else milliseconds
     */
    public long lockTime() {
        return lockTime;
    }

    /**
     * The kind of transaction.
     *
     * @return 20 bytes
     */
    public SubnetworkId subnetworkId() {
        return subnetworkId;
    }

    /**
     * The gas field.
     *
     * @return unsigned
     */
    public long gas() {
        return gas;
    }

    /**
     * The payload.
     *
     * @return coinbase data in a coinbase, empty in valid native transactions
     */
    public Bytes payload() {
        return payload;
    }

    /**
     * The committed mass.
     *
     * @return grams, unsigned
     */
    public long mass() {
        return mass;
    }

    /**
     * The transaction id: signatures and mass are not part of it.
     *
     * @return the id
     */
    public Hash id() {
        return id;
    }

    /**
     * Whether this is a coinbase transaction, by its subnetwork id.
     *
     * @return true for coinbase
     */
    public boolean isCoinbase() {
        return subnetworkId.equals(SubnetworkId.COINBASE);
    }

    /** Equality of all fields; the id already covers everything but signature scripts, signature operations and mass. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Transaction that
                && id.equals(that.id)
                && mass == that.mass
                && inputs.equals(that.inputs);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Transaction[" + id + "]";
    }
}
