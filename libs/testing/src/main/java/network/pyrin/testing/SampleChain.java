package network.pyrin.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.AddressVersion;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.Header;
import network.pyrin.chain.MinerData;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.StandardScripts;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.BlockCodec;
import network.pyrin.readmodel.BlockColor;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.FeesDocument;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.LabelDocument;
import network.pyrin.readmodel.NetworkCodec;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.RichListDocument;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.TotalsDocument;
import network.pyrin.readmodel.TransactionCodec;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.readmodel.UtxoPage;
import org.bson.Document;

/**
 * A read model of five blocks written by hand: 1 ← 2 ← 4 ← 5 is the chain, 3 is a red block that 4 merges. The coinbase of
 * 2 pays {@link #MINER}; the transaction {@link #PAYMENT} in 4 sends 3 of its 17 coins to {@link #FRIEND}.
 */
public final class SampleChain {
    /** Time of the first block, in milliseconds since the epoch. */
    public static final long START = 1_700_000_000_000L;
    /** Leor in a coin. */
    public static final long COIN = 100_000_000L;
    /** Who mined everything. */
    public static final String MINER = address(1);
    /** Who got a payment. */
    public static final String FRIEND = address(2);
    /** The only coinbase that pays anything. */
    public static final Transaction COINBASE = coinbase();
    /** The only payment. */
    public static final Transaction PAYMENT = payment();
    /** The five headers in order. */
    public static final List<Header> HEADERS = headers();

    private SampleChain() {}

    private static String address(int seed) {
        byte[] key = new byte[32];
        key[31] = (byte) seed;
        return new Address(AddressPrefix.SIMNET, AddressVersion.PUB_KEY, Bytes.wrap(key)).toString();
    }

    private static ScriptPublicKey script(String address) {
        return StandardScripts.payTo(Address.parse(address));
    }

    private static Bytes payload(long blueScore) {
        return new CoinbasePayload(
                        blueScore,
                        17 * COIN,
                        new MinerData(
                                script(MINER),
                                Bytes.wrap("bench/1.0".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .encode();
    }

    private static Transaction coinbase() {
        return new Transaction(
                0,
                List.of(),
                List.of(new TransactionOutput(17 * COIN, script(MINER))),
                0,
                SubnetworkId.COINBASE,
                0,
                payload(2),
                0);
    }

    private static Transaction payment() {
        return new Transaction(
                0,
                List.of(new TransactionInput(new Outpoint(COINBASE.id(), 0), Bytes.ofHex("41aa"), 0, 1)),
                List.of(
                        new TransactionOutput(3 * COIN, script(FRIEND)),
                        new TransactionOutput(14 * COIN - 10_000, script(MINER))),
                0,
                SubnetworkId.NATIVE,
                0,
                Bytes.EMPTY,
                2_036);
    }

    private static List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        int[][] parents = {{}, {1}, {1}, {2, 3}, {4}};
        long[] blueScores = {1, 2, 2, 3, 4};
        for (int i = 0; i < parents.length; i++) {
            List<Hash> direct = new ArrayList<>();
            for (int parent : parents[i]) {
                direct.add(headers.get(parent - 1).hash());
            }
            headers.add(Header.of(
                    1,
                    direct.isEmpty() ? List.of() : List.of(direct),
                    Hash.ZERO,
                    Hash.ZERO,
                    Hash.ZERO,
                    START + i * 1_000L,
                    0x207fffff,
                    -1L - i,
                    i + 1,
                    Uint192.ofLong(i + 1),
                    blueScores[i],
                    Hash.ZERO));
        }
        return headers;
    }

    /**
     * A valid address that nothing ever touched.
     *
     * @return with its prefix
     */
    public static String nobody() {
        return address(3);
    }

    /**
     * A block's hash.
     *
     * @param number of the block, 1 to 5
     * @return its hash
     */
    public static Hash block(int number) {
        return HEADERS.get(number - 1).hash();
    }

    /**
     * Writes the whole read model.
     *
     * @param uri of an empty MongoDB
     */
    public static void write(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            write(client.getDatabase("pyrin"));
        }
    }

    /**
     * Writes the whole read model.
     *
     * @param database an empty one
     */
    public static void write(MongoDatabase database) {
        blocks(database);
        transactions(database);
        addresses(database);
        network(database);
    }

    private static void blocks(MongoDatabase database) {
        for (int number = 1; number <= 5; number++) {
            Header header = HEADERS.get(number - 1);
            boolean red = number == 3;
            List<Hash> ids = number == 2 ? List.of(COINBASE.id()) : number == 4 ? List.of(PAYMENT.id()) : List.of();
            BlockDocument.Standing standing = new BlockDocument.Standing(
                    !red,
                    red ? BlockColor.RED : BlockColor.BLUE,
                    Optional.of(block(Math.min(5, number + 1))),
                    number == 4 ? List.of(COINBASE.id()) : number == 5 ? List.of(PAYMENT.id()) : List.of(),
                    number);
            database.getCollection(Collections.BLOCKS)
                    .insertOne(BlockCodec.encode(new BlockDocument(
                            header,
                            1.5,
                            header.directParents().stream().findFirst(),
                            header.directParents().stream().limit(1).toList(),
                            number == 4 ? List.of(block(3)) : List.of(),
                            ids,
                            Optional.of(MINER),
                            payload(header.blueScore()),
                            List.of(),
                            standing)));
        }
        index(database, 1, block(1), block(1));
        index(database, 2, block(2), block(2), block(3));
        index(database, 3, block(4), block(4));
        index(database, 4, block(5), block(5));
    }

    private static void index(MongoDatabase database, long score, Hash chain, Hash... hashes) {
        database.getCollection(Collections.BLOCK_INDEX)
                .insertOne(new Document("_id", score)
                        .append(
                                "hashes",
                                List.of(hashes).stream().map(Hash::toHex).toList())
                        .append("chainBlock", chain.toHex()));
    }

    private static void transactions(MongoDatabase database) {
        SpentOutput spent = new SpentOutput(17 * COIN, script(MINER), Optional.of(MINER), 4, true, SpentOutput.NO_SLOT);
        store(database, COINBASE, 2, 4, Optional.of(0L), List.of(), Map.of(0, PAYMENT.id()));
        store(database, PAYMENT, 4, 5, Optional.of(10_000L), List.of(Optional.of(spent)), Map.of());
    }

    private static void store(
            MongoDatabase database,
            Transaction tx,
            int carriedBy,
            int acceptedBy,
            Optional<Long> fee,
            List<Optional<SpentOutput>> inputs,
            Map<Integer, Hash> spentBy) {
        Header accepting = HEADERS.get(acceptedBy - 1);
        database.getCollection(Collections.TRANSACTIONS)
                .insertOne(TransactionCodec.encode(new TransactionDocument(
                        tx,
                        tx.id(),
                        2_036,
                        tx.outputs().stream()
                                .map(output -> StandardScripts.addressOf(output.scriptPublicKey(), AddressPrefix.SIMNET)
                                        .map(Address::toString))
                                .toList(),
                        HEADERS.get(carriedBy - 1).timestampMillis(),
                        List.of(block(carriedBy)),
                        Optional.of(new TransactionDocument.Acceptance(
                                accepting.hash(),
                                accepting.blueScore(),
                                accepting.daaScore(),
                                accepting.timestampMillis(),
                                fee,
                                inputs)),
                        spentBy,
                        acceptedBy)));
    }

    private static void addresses(MongoDatabase database) {
        HistoryPage.Entry mined = new HistoryPage.Entry(0, COINBASE.id(), block(2), START + 3_000, 17 * COIN, true);
        HistoryPage.Entry paid =
                new HistoryPage.Entry(1, PAYMENT.id(), block(3), START + 4_000, -3 * COIN - 10_000, false);
        HistoryPage.Entry got = new HistoryPage.Entry(0, PAYMENT.id(), block(3), START + 4_000, 3 * COIN, false);
        account(database, MINER, 14 * COIN - 10_000, 2, List.of(mined, paid), 1);
        account(database, FRIEND, 3 * COIN, 1, List.of(got), 0);
        account(database, Pages.ALL_TRANSACTIONS, 0, 2, List.of(mined, paid), -1);
        account(database, Pages.PAYMENTS, 0, 1, List.of(got), -1);
    }

    private static void account(
            MongoDatabase database,
            String name,
            long balance,
            long txCount,
            List<HistoryPage.Entry> entries,
            int outputIndex) {
        database.getCollection(Collections.ADDRESSES)
                .insertOne(new AddressDocument(
                                name,
                                balance,
                                17 * COIN,
                                0,
                                txCount,
                                outputIndex < 0 ? 0 : 1,
                                START,
                                START + 4_000,
                                1,
                                5)
                        .encode());
        Document stored = new Document();
        entries.forEach(entry -> stored.append(Long.toString(entry.index()), entry.encode()));
        database.getCollection(Collections.ADDRESS_PAGES)
                .insertOne(new Document("_id", Pages.id(name, 0))
                        .append(HistoryPage.ENTRIES, stored)
                        .append("lastSequence", 5L));
        if (outputIndex >= 0) {
            UtxoPage.Slot slot = new UtxoPage.Slot(0, new Outpoint(PAYMENT.id(), outputIndex), balance, 5, false);
            database.getCollection(Collections.ADDRESS_UTXOS)
                    .insertOne(new Document("_id", Pages.id(name, 0))
                            .append(UtxoPage.SLOTS, new Document("0", slot.encode()))
                            .append("lastSequence", 5L));
        }
    }

    private static void network(MongoDatabase database) {
        Header sink = HEADERS.getLast();
        database.getCollection(Collections.CHECKPOINTS)
                .insertOne(new CheckpointDocument(
                                NetworkId.SIMNET,
                                block(1),
                                "e1",
                                5,
                                sink.hash(),
                                sink.blueScore(),
                                sink.daaScore(),
                                sink.timestampMillis())
                        .encode());
        database.getCollection(Collections.NETWORK)
                .insertOne(NetworkCodec.encode(new NetworkDocument(
                        NetworkId.SIMNET,
                        START + 5_000,
                        // Its processor wrote no signs of life: whoever reads this years later must not call it dead.
                        Optional.empty(),
                        NetworkDocument.State.LIVE,
                        1.0,
                        new NetworkDocument.Node("0.14.5", true, true, "peer-1", 7),
                        new NetworkDocument.DagState(
                                4,
                                6,
                                sink.hash(),
                                5,
                                5,
                                List.of(sink.hash()),
                                List.of(sink.hash()),
                                block(1),
                                START,
                                1.5),
                        new NetworkDocument.Supply(
                                17 * COIN,
                                1_000_000_000L * COIN,
                                1_111_180_736L,
                                1_048_814_953L,
                                100,
                                START + 86_400_000L),
                        2.0,
                        1.0,
                        3.0,
                        // The figures are older than the newest block, as they mostly are.
                        3,
                        Optional.of(new NetworkDocument.DifficultyRecord(block(4), 5e12, START, 4, 3)))));
        database.getCollection(Collections.NETWORK)
                .insertOne(new TotalsDocument(2, 1, 17 * COIN, 10_000, 2, 2, 4, 5)
                        .encodeSums()
                        .append("_id", TotalsDocument.ID)
                        .append("lastSequence", 5L));
        database.getCollection(Collections.NETWORK)
                .insertOne(new FeesDocument(
                                START + 5_000,
                                1.0,
                                new FeesDocument.Bucket(3.5, 1.0),
                                new FeesDocument.Bucket(2.0, 30.0),
                                new FeesDocument.Bucket(1.0, 300.0),
                                20_000_000_000L,
                                500_000.0,
                                0.25)
                        .encode());
        database.getCollection(Collections.RICH_LIST)
                .insertOne(new RichListDocument(
                                START,
                                5,
                                List.of(
                                        new RichListDocument.Entry(MINER, 14 * COIN - 10_000),
                                        new RichListDocument.Entry(FRIEND, 3 * COIN)))
                        .encode());
        database.getCollection(Collections.LABELS).insertOne(new LabelDocument(FRIEND, "A friend").encode());
    }
}
