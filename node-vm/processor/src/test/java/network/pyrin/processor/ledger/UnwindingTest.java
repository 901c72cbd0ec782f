package network.pyrin.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.processor.TestDatabase;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.processor.store.MongoStore;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.TotalsDocument;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.readmodel.UtxoDocument;
import network.pyrin.testing.Json;
import network.pyrin.testing.Recording;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class UnwindingTest {
    @TestFactory
    Stream<DynamicTest> afterAllReorgsTheReadModelIsAsIfBuiltFromScratch() {
        return Stream.of("devnet-1bps-small", "reorg-deep", "devnet-pow")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Recording recording = TestData.assumeRecording(name);
                    RecordedChain chain = RecordedChain.of(recording, Integer.MAX_VALUE);
                    try (TestDatabase databases = new TestDatabase()) {
                        DocumentStore lived = new MongoStore(databases.fresh());
                        new Replay(chain, lived).live();
                        DocumentStore rebuilt = new MongoStore(databases.fresh());
                        new Replay(chain, rebuilt).rebuild(50);
                        assertThat(ReadModelContents.of(lived)).isEqualTo(ReadModelContents.of(rebuilt));
                        assertSumsAgree(lived);
                        assertUtxosAreTheNodes(lived, recording, chain);
                    }
                }));
    }

    /** Balances, unspent outputs, and what was minted less fees, are the same number. */
    static void assertSumsAgree(DocumentStore store) {
        AtomicLong balances = new AtomicLong();
        store.scan(
                Collections.ADDRESSES,
                List.of("balance"),
                address -> balances.addAndGet(Objects.requireNonNull(address.getLong("balance"))));
        AtomicLong unspent = new AtomicLong();
        AtomicLong withAddress = new AtomicLong();
        store.scan(Collections.UTXOS, List.of("amount", "address"), utxo -> {
            long amount = Objects.requireNonNull(utxo.getLong("amount"));
            unspent.addAndGet(amount);
            withAddress.addAndGet(utxo.containsKey("address") ? amount : 0);
        });
        TotalsDocument totals = TotalsDocument.decode(
                store.read(Collections.NETWORK, TotalsDocument.ID).orElseThrow());
        assertThat(balances.get()).isEqualTo(withAddress.get()).isPositive();
        assertThat(unspent.get()).isEqualTo(totals.circulating());
    }

    /** The recorded set is virtual's: the read model's, with virtual's own acceptance on top. */
    private static void assertUtxosAreTheNodes(DocumentStore store, Recording recording, RecordedChain chain) {
        Map<Outpoint, UtxoEntry> ours = new HashMap<>();
        store.scan(
                Collections.UTXOS,
                List.of("amount", "scriptVersion", "script", "daaScore", "coinbase", "slot", "address"),
                document -> {
                    SpentOutput output = SpentOutput.decode(document);
                    ours.put(
                            UtxoDocument.decode(document).outpoint(),
                            new UtxoEntry(output.amount(), output.script(), output.blockDaaScore(), output.coinbase()));
                });
        Map<Hash, TransactionDocument> transactions = new HashMap<>();
        chain.steps().forEach(step -> step.block().transactions().forEach(each -> transactions.put(each.id(), each)));
        var virtual = recording.finalState().get("virtual");
        List<Hash> pending = Json.hashes(virtual, "acceptedTxIds");
        long daaScore = Json.u64(virtual, "daaScore");
        for (Hash id : pending) {
            TransactionDocument transaction = Objects.requireNonNull(transactions.get(id));
            for (int i = 0; i < transaction.transaction().outputs().size(); i++) {
                var output = transaction.transaction().outputs().get(i);
                ours.put(
                        new Outpoint(id, i),
                        new UtxoEntry(
                                output.value(),
                                output.scriptPublicKey(),
                                daaScore,
                                transaction.transaction().isCoinbase()));
            }
        }
        for (Hash id : pending) {
            Objects.requireNonNull(transactions.get(id)).transaction().inputs().stream()
                    .map(TransactionInput::previousOutpoint)
                    .forEach(ours::remove);
        }
        Map<Outpoint, UtxoEntry> recorded = new HashMap<>();
        recording.forEachUtxo(utxo -> recorded.put(utxo.outpoint(), utxo.entry()));
        assertThat(ours).isEqualTo(recorded);
    }
}
