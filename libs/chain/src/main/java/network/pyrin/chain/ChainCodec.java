package network.pyrin.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;

/**
 * The bytes in which a node stores chain values: fixed layouts written by hand, little-endian, one version byte in front.
 *
 * <p>{@code encode…}/{@code decode…} are whole stored values (with the version byte, nothing may follow); {@code write…}/{@code
 * read…} are parts to build larger values from. A decoder throws {@link MalformedBytesException} for anything it did not write.
 * This is neither the wire format nor the hashed format.
 */
public final class ChainCodec {
    private static final int FORMAT = 1;
    private static final int INPUT_BYTES_MIN = 32 + 4 + 1 + 8 + 1;
    private static final int OUTPUT_BYTES_MIN = 8 + 2 + 1;
    private static final int TRANSACTION_BYTES_MIN = 2 + 1 + 1 + 8 + 1 + 8 + 1 + 1;
    private static final int OTHER_SUBNETWORK = 3;
    private static final List<SubnetworkId> BUILT_IN =
            List.of(SubnetworkId.NATIVE, SubnetworkId.COINBASE, SubnetworkId.REGISTRY);

    private ChainCodec() {}

    /**
     * A header without its hash: the hash is the key it is stored under.
     *
     * @param header any header
     * @return stored bytes
     */
    public static byte[] encodeHeader(Header header) {
        ByteWriter writer = new ByteWriter(512).u8(FORMAT);
        HeaderCodec.write(writer, header);
        return writer.toArray();
    }

    /**
     * Reads a stored header.
     *
     * @param identity the block's hash, which for genesis may differ from the hash of the fields; not checked
     * @param bytes what {@link #encodeHeader} gave
     * @return the header
     */
    public static Header decodeHeader(Hash identity, byte[] bytes) {
        return decode(bytes, reader -> HeaderCodec.read(reader, identity));
    }

    /**
     * A block body.
     *
     * @param transactions in block order
     * @return stored bytes
     */
    public static byte[] encodeTransactions(List<Transaction> transactions) {
        ByteWriter writer = new ByteWriter(512).u8(FORMAT).varInt(transactions.size());
        transactions.forEach(transaction -> writeTransaction(writer, transaction));
        return writer.toArray();
    }

    /**
     * Reads a stored block body; transaction ids are computed anew.
     *
     * @param bytes what {@link #encodeTransactions} gave
     * @return the transactions in block order
     */
    public static List<Transaction> decodeTransactions(byte[] bytes) {
        return decode(bytes, reader -> readList(reader, TRANSACTION_BYTES_MIN, ChainCodec::readTransaction));
    }

    /**
     * A UTXO entry.
     *
     * @param entry any entry
     * @return stored bytes
     */
    public static byte[] encodeUtxoEntry(UtxoEntry entry) {
        ByteWriter writer = new ByteWriter(64).u8(FORMAT);
        writeUtxoEntry(writer, entry);
        return writer.toArray();
    }

    /**
     * Reads a stored UTXO entry.
     *
     * @param bytes what {@link #encodeUtxoEntry} gave
     * @return the entry
     */
    public static UtxoEntry decodeUtxoEntry(byte[] bytes) {
        return decode(bytes, ChainCodec::readUtxoEntry);
    }

    private static <T> T decode(byte[] bytes, Function<ByteReader, T> read) {
        ByteReader reader = new ByteReader(bytes);
        int format = reader.u8();
        if (format != FORMAT) {
            throw new MalformedBytesException("unknown format " + format);
        }
        T value = read.apply(reader);
        reader.expectEnd();
        return value;
    }

    /**
     * Writes a transaction without its id.
     *
     * @param writer destination
     * @param transaction any transaction
     */
    public static void writeTransaction(ByteWriter writer, Transaction transaction) {
        writer.u16(transaction.version()).varInt(transaction.inputs().size());
        for (TransactionInput input : transaction.inputs()) {
            writeOutpoint(writer, input.previousOutpoint());
            writer.varBytes(input.signatureScript()).u64(input.sequence()).u8(input.sigOpCount());
        }
        writer.varInt(transaction.outputs().size());
        for (TransactionOutput output : transaction.outputs()) {
            writer.u64(output.value());
            writeScriptPublicKey(writer, output.scriptPublicKey());
        }
        writer.u64(transaction.lockTime());
        writeSubnetworkId(writer, transaction.subnetworkId());
        writer.u64(transaction.gas()).varBytes(transaction.payload()).varInt(transaction.mass());
    }

    /**
     * Reads a transaction and computes its id.
     *
     * @param reader source
     * @return the transaction
     */
    public static Transaction readTransaction(ByteReader reader) {
        int version = reader.u16();
        List<TransactionInput> inputs = readList(reader, INPUT_BYTES_MIN, ChainCodec::readInput);
        List<TransactionOutput> outputs = readList(reader, OUTPUT_BYTES_MIN, ChainCodec::readOutput);
        long lockTime = reader.u64();
        SubnetworkId subnetworkId = readSubnetworkId(reader);
        long gas = reader.u64();
        Bytes payload = reader.varBytes();
        return new Transaction(version, inputs, outputs, lockTime, subnetworkId, gas, payload, reader.varInt());
    }

    private static TransactionInput readInput(ByteReader reader) {
        return new TransactionInput(readOutpoint(reader), reader.varBytes(), reader.u64(), reader.u8());
    }

    private static TransactionOutput readOutput(ByteReader reader) {
        return new TransactionOutput(reader.u64(), readScriptPublicKey(reader));
    }

    private static void writeSubnetworkId(ByteWriter writer, SubnetworkId id) {
        int tag = id.bytes().unsignedAt(0);
        if (tag < OTHER_SUBNETWORK && id.equals(BUILT_IN.get(tag))) {
            writer.u8(tag);
        } else {
            writer.u8(OTHER_SUBNETWORK).bytes(id.bytes().unsafeArray());
        }
    }

    private static SubnetworkId readSubnetworkId(ByteReader reader) {
        int tag = reader.u8();
        if (tag > OTHER_SUBNETWORK) {
            throw new MalformedBytesException("unknown subnetwork tag " + tag);
        }
        return tag < OTHER_SUBNETWORK ? BUILT_IN.get(tag) : new SubnetworkId(reader.bytes(SubnetworkId.BYTES));
    }

    /**
     * Writes an outpoint: 36 bytes.
     *
     * @param writer destination
     * @param outpoint any outpoint
     */
    public static void writeOutpoint(ByteWriter writer, Outpoint outpoint) {
        writer.hash(outpoint.transactionId()).u32(outpoint.index());
    }

    /**
     * Reads an outpoint.
     *
     * @param reader source
     * @return the outpoint
     */
    public static Outpoint readOutpoint(ByteReader reader) {
        return new Outpoint(reader.hash(), reader.u32());
    }

    /**
     * Writes a locking script.
     *
     * @param writer destination
     * @param script any script
     */
    public static void writeScriptPublicKey(ByteWriter writer, ScriptPublicKey script) {
        writer.u16(script.version()).varBytes(script.script());
    }

    /**
     * Reads a locking script.
     *
     * @param reader source
     * @return the script
     */
    public static ScriptPublicKey readScriptPublicKey(ByteReader reader) {
        return new ScriptPublicKey(reader.u16(), reader.varBytes());
    }

    /**
     * Writes a UTXO entry.
     *
     * @param writer destination
     * @param entry any entry
     */
    public static void writeUtxoEntry(ByteWriter writer, UtxoEntry entry) {
        writer.u64(entry.amount()).varInt(entry.blockDaaScore()).bool(entry.coinbase());
        writeScriptPublicKey(writer, entry.scriptPublicKey());
    }

    /**
     * Reads a UTXO entry.
     *
     * @param reader source
     * @return the entry
     */
    public static UtxoEntry readUtxoEntry(ByteReader reader) {
        long amount = reader.u64();
        long blockDaaScore = reader.varInt();
        boolean coinbase = reader.bool();
        return new UtxoEntry(amount, readScriptPublicKey(reader), blockDaaScore, coinbase);
    }

    static <T> List<T> readList(ByteReader reader, int elementBytesMin, Function<ByteReader, T> read) {
        int count = reader.count(elementBytesMin);
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(read.apply(reader));
        }
        return list;
    }
}
