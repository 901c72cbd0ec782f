package network.pyrin.node.utxoindex;

import java.nio.ByteBuffer;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.node.storage.Prefix;
import network.pyrin.node.storage.StorageException;

/**
 * Layout of the view by script. Key: prefix, u16 script version, u16 script length, script, transaction id, u32 index; the
 * length before the script keeps one script's outputs apart from those of a longer script that begins alike. Value: version 1, u64
 * amount, u64 DAA score, coinbase flag.
 */
final class UtxoIndexKeys {
    private static final int OUTPOINT_BYTES = Hash.BYTES + Integer.BYTES;
    private static final byte VERSION = 1;
    private static final int VALUE_BYTES = 2 * Long.BYTES + 2;

    private UtxoIndexKeys() {}

    /** What all keys of a script begin with. */
    static byte[] of(ScriptPublicKey script) {
        Bytes bytes = script.script();
        ByteBuffer key = ByteBuffer.allocate(2 * Short.BYTES + bytes.length());
        key.putShort((short) script.version()).putShort((short) bytes.length());
        return Prefix.UTXO_INDEX.key(key.put(bytes.unsafeArray()).array());
    }

    static byte[] key(ScriptPublicKey script, Outpoint outpoint) {
        byte[] begin = of(script);
        return ByteBuffer.allocate(begin.length + OUTPOINT_BYTES)
                .put(begin)
                .put(outpoint.transactionId().toBytes())
                .putInt(outpoint.index())
                .array();
    }

    static Outpoint outpoint(byte[] key) {
        int at = key.length - OUTPOINT_BYTES;
        return new Outpoint(Hash.read(key, at), ByteBuffer.wrap(key).getInt(at + Hash.BYTES));
    }

    static byte[] value(UtxoEntry entry) {
        return ByteBuffer.allocate(VALUE_BYTES)
                .put(VERSION)
                .putLong(entry.amount())
                .putLong(entry.blockDaaScore())
                .put((byte) (entry.coinbase() ? 1 : 0))
                .array();
    }

    static UtxoEntry entry(ScriptPublicKey script, byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        if (value.length != VALUE_BYTES || bytes.get() != VERSION) {
            throw new StorageException(StorageException.Reason.DAMAGED, "an entry of the UTXO index is damaged");
        }
        return new UtxoEntry(bytes.getLong(), script, bytes.getLong(), bytes.get() != 0);
    }
}
