package network.pyrin.node.storage;

import java.util.Arrays;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Words;

/**
 * The registry of everything the node stores: one constant per fact, its first key byte, what follows in the key, what the value
 * holds, who writes it and how it lives.
 *
 * <p>A new fact starts here. Codes are never reused for another fact within one {@link DataFolder#FORMAT}. "hash" is 32 bytes,
 * "u32" and "u64" are big-endian in keys (so that numeric and key order agree) and as the owner's codec says in values. Each value
 * begins with one version byte unless its shape says otherwise.
 */
public enum Prefix {
    /** Small singletons: schema marks, pruning state, headers selected tip. */
    META(0x01, "name", "per name", Owner.DAG, Life.REPLACED),
    /** Block headers as received. */
    HEADER(0x10, "hash", "canonical header bytes and the block level", Owner.DAG, Life.WRITTEN_ONCE),
    /** The facts of a header that make up the in-memory columns: read whole, in order, at start. */
    DAG_BLOCK(
            0x11, "u64 insertion number", "hash, GHOSTDAG data, windows, roots, parents", Owner.DAG, Life.WRITTEN_ONCE),
    /** How far a block has been validated. */
    STATUS(0x13, "hash", "one byte, no version", Owner.DAG, Life.REPLACED),
    /** Past pruning points by index; 0 is genesis. */
    PRUNING_POINT(0x14, "u64 index", "hash, no version", Owner.DAG, Life.WRITTEN_ONCE),

    /** Block bodies. */
    BODY(0x20, "hash", "transactions", Owner.UTXO, Life.WRITTEN_ONCE),
    /** Tips of the DAG of blocks with bodies. */
    BODY_TIP(0x21, "hash", "empty", Owner.UTXO, Life.DELETED),

    /** UTXO diff of a chain block against its selected parent. */
    UTXO_DIFF(0x30, "hash", "removed and added entries", Owner.UTXO, Life.WRITTEN_ONCE),
    /** MuHash state after a chain block's acceptance. */
    MULTISET(0x31, "hash", "384 bytes, little-endian", Owner.UTXO, Life.WRITTEN_ONCE),
    /** What a chain block accepted, per merged block. */
    ACCEPTANCE(0x32, "hash", "merged blocks with accepted ids, rewards", Owner.UTXO, Life.WRITTEN_ONCE),
    /** The selected chain by position. */
    CHAIN_BLOCK(0x33, "u64 chain index", "hash, no version", Owner.UTXO, Life.DELETED),
    /** Position of a block on the selected chain. */
    CHAIN_INDEX(0x34, "hash", "u64 chain index, no version", Owner.UTXO, Life.DELETED),
    /** Virtual's parents, state and pending diff. */
    VIRTUAL(0x35, "name", "per name", Owner.UTXO, Life.REPLACED),
    /** The UTXO set at the sink. Kept in a column family of its own, with bloom filters. */
    UTXO(0x36, "transaction id, u32 index", "amount, script, DAA score, coinbase flag", Owner.UTXO, Life.DELETED),
    /** The UTXO set at the pruning point. */
    PRUNING_UTXO(0x37, "transaction id, u32 index", "as UTXO", Owner.UTXO, Life.DELETED),

    /** UTXOs by script, a second view of virtual's UTXO set. */
    UTXO_INDEX(
            0x40,
            "u16 version, u16 length, script, transaction id, u32 index",
            "amount, DAA score, coinbase flag",
            Owner.UTXO_INDEX,
            Life.DELETED),
    /** Position and sums of that view. */
    UTXO_INDEX_META(0x41, "name", "per name", Owner.UTXO_INDEX, Life.REPLACED);

    /** The package that alone writes a prefix. */
    public enum Owner {
        /** {@code network.pyrin.node.consensus.dag} and the header stage. */
        DAG,
        /** {@code network.pyrin.node.consensus}: body and virtual stages. */
        UTXO,
        /** The UTXO index. */
        UTXO_INDEX
    }

    /** What happens to an entry after it was written. */
    public enum Life {
        /** Never changes; deleted by pruning only. */
        WRITTEN_ONCE,
        /** Overwritten as the chain moves. */
        REPLACED,
        /** Comes and goes as the chain moves. */
        DELETED
    }

    private final byte code;
    private final String keyShape;
    private final String valueShape;
    private final Owner owner;
    private final Life life;

    Prefix(int code, String keyShape, String valueShape, Owner owner, Life life) {
        this.code = (byte) code;
        this.keyShape = keyShape;
        this.valueShape = valueShape;
        this.owner = owner;
        this.life = life;
    }

    /**
     * The first byte of every key of this fact.
     *
     * @return unique in the registry
     */
    public byte code() {
        return code;
    }

    /**
     * What follows the prefix byte.
     *
     * @return a phrase
     */
    public String keyShape() {
        return keyShape;
    }

    /**
     * What the value holds.
     *
     * @return a phrase
     */
    public String valueShape() {
        return valueShape;
    }

    /**
     * Who writes it.
     *
     * @return the one writer
     */
    public Owner owner() {
        return owner;
    }

    /**
     * How entries live.
     *
     * @return written once, replaced or deleted
     */
    public Life life() {
        return life;
    }

    /**
     * The prefix alone: the start of a scan over all entries.
     *
     * @return 1 byte
     */
    public byte[] key() {
        return new byte[] {code};
    }

    /**
     * A key with any tail.
     *
     * @param tail copied
     * @return the prefix byte and the tail
     */
    public byte[] key(byte[] tail) {
        byte[] key = new byte[1 + tail.length];
        key[0] = code;
        System.arraycopy(tail, 0, key, 1, tail.length);
        return key;
    }

    /**
     * A key of a hash.
     *
     * @param hash block hash or transaction id
     * @return 33 bytes
     */
    public byte[] key(Hash hash) {
        byte[] key = new byte[1 + Hash.BYTES];
        key[0] = code;
        hash.write(key, 1);
        return key;
    }

    /**
     * A key of a hash and an unsigned number: an outpoint.
     *
     * @param hash transaction id
     * @param index unsigned
     * @return 37 bytes, ordered by hash, then number
     */
    public byte[] key(Hash hash, int index) {
        byte[] key = new byte[1 + Hash.BYTES + 4];
        key[0] = code;
        hash.write(key, 1);
        Words.putIntLittleEndian(key, 1 + Hash.BYTES, Integer.reverseBytes(index));
        return key;
    }

    /**
     * A key of an unsigned number.
     *
     * @param number unsigned
     * @return 9 bytes, ordered as the numbers are
     */
    public byte[] key(long number) {
        byte[] key = new byte[1 + 8];
        key[0] = code;
        Words.putLongBigEndian(key, 1, number);
        return key;
    }

    /**
     * The first key that is greater than all keys beginning with some bytes.
     *
     * @param start not only 0xff bytes
     * @return the exclusive end of a scan
     */
    public static byte[] after(byte[] start) {
        int last = start.length - 1;
        while (last >= 0 && start[last] == (byte) 0xff) {
            last--;
        }
        if (last < 0) {
            throw new IllegalArgumentException("no key is greater than all that begin with 0xff bytes");
        }
        byte[] end = Arrays.copyOf(start, last + 1);
        end[last]++;
        return end;
    }
}
