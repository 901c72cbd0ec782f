package network.pyrin.node.app.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.Cursor;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.node.storage.Prefix;
import network.pyrin.node.utxoindex.UtxoIndex;
import network.pyrin.testing.Recording;
import network.pyrin.testing.TestData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private final KeyValueStore store = new MemoryStore();
    private Recording recording;
    private Consensus consensus;
    private final List<Hash> blocks = new ArrayList<>();

    @BeforeEach
    void replay() {
        recording = TestData.assumeRecording("devnet-pow");
        consensus = open(store, recording.params());
        recording.forEachBlock(recorded -> {
            consensus.insert(recorded.block());
            blocks.add(recorded.block().hash());
        });
    }

    @AfterEach
    void close() {
        if (consensus != null) {
            consensus.close();
        }
    }

    private static Consensus open(KeyValueStore store, NetworkParams params) {
        return ConsensusNode.open(
                store, params, ConsensusOptions.standard(), new NativeSignatures(), InstantSource.system());
    }

    private byte[] export() throws UpkeepException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        long written = ChainExport.write(consensus, file, Progress.SILENT);
        assertThat(written).isEqualTo(200);
        return file.toByteArray();
    }

    @Test
    void anExportedChainIsTakenInByAnEmptyNode() throws UpkeepException {
        byte[] file = export();
        try (Consensus fresh = open(new MemoryStore(), recording.params())) {
            long read = ChainImport.read(fresh, new ByteArrayInputStream(file), Progress.SILENT);
            assertThat(read).isEqualTo(200);
            assertThat(fresh.virtual().sink()).isEqualTo(consensus.virtual().sink());
            assertThat(fresh.virtual().commitment().hash())
                    .isEqualTo(consensus.virtual().commitment().hash());
            assertThat(ChainVerify.run(fresh, Optional.empty(), Progress.SILENT).findings())
                    .isEmpty();
        }
    }

    @Test
    void importingTwiceChangesNothing() throws UpkeepException {
        Hash sink = consensus.virtual().sink();
        assertThat(ChainImport.read(consensus, new ByteArrayInputStream(export()), Progress.SILENT))
                .isEqualTo(200);
        assertThat(consensus.virtual().sink()).isEqualTo(sink);
    }

    @Test
    void aChangedFileIsRefusedWithTheBlocksNumber() throws UpkeepException, IOException {
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(export())).readAllBytes(), StandardCharsets.UTF_8);
        String[] lines = text.split("\n");
        refuses(lines[0] + lines[lines.length - 1], "block 2 of the file, ", "is refused: ");
        refuses(
                lines[0].replace("\"timestamp\":", "\"timestamp\":1"),
                "block 1 of the file: the header's fields hash to");
        refuses(lines[0].replace("\"nonce\":", "\"nonce\":-"), "field nonce is not an unsigned integer of 64 bits");
        refuses(lines[0].replace("\"transactions\"", "\"x\""), "block 1 of the file: not a block: field transactions");
        refuses(lines[0] + "{\"a\":", "the file cannot be read after block 1");
        refuses("hello", "the file cannot be read after block 0");
    }

    private void refuses(String file, String... parts) {
        try (Consensus fresh = open(new MemoryStore(), recording.params())) {
            assertThatThrownBy(() -> ChainImport.read(
                            fresh, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Progress.SILENT))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContainingAll(parts);
        }
    }

    @Test
    void aSoundChainHasNoFindings() throws UpkeepException {
        try (UtxoIndex index = UtxoIndex.open(consensus, store)) {
            VerifyReport report = ChainVerify.run(consensus, Optional.of(index), Progress.SILENT);
            assertThat(report.findings()).isEmpty();
            assertThat(report.sound()).isTrue();
            assertThat(report.blocks()).as("with genesis").isEqualTo(201);
            assertThat(report.unspentOutputs())
                    .isEqualTo(recording.finalState().path("utxoCount").asLong());
            assertThat(report.chainBlocks()).isPositive().isLessThanOrEqualTo(201);
        }
    }

    @Test
    void aFlippedBitInABodyIsFound() throws UpkeepException {
        flip(Prefix.BODY.key(blocks.get(50)));
        VerifyReport report = verifyReopened();
        assertThat(report.sound()).isFalse();
        assertThat(report.findings().getFirst()).startsWith("block " + blocks.get(50));
    }

    @Test
    void aLostBodyIsFound() throws UpkeepException {
        store.write(new Batch().delete(Prefix.BODY.key(blocks.get(50))), KeyValueStore.Sync.BUFFERED);
        assertThat(verifyReopened().findings()).containsExactly("block " + blocks.get(50) + " has no stored body");
    }

    @Test
    void aFlippedBitInAnUnspentOutputIsFound() throws UpkeepException {
        try (Cursor cursor = store.scan(Prefix.UTXO.key())) {
            assertThat(cursor.next()).isTrue();
            flip(cursor.key());
        }
        assertThat(verifyReopened().findings())
                .anyMatch(finding -> finding.startsWith("the UTXO set has the commitment "));
    }

    /** What a command on a stopped node sees: nothing is cached yet. */
    private VerifyReport verifyReopened() throws UpkeepException {
        consensus.close();
        consensus = open(store, recording.params());
        return ChainVerify.run(consensus, Optional.empty(), Progress.SILENT);
    }

    /** Flips a bit in the middle of a stored value. */
    private void flip(byte[] key) {
        byte[] value = store.get(key).orElseThrow().clone();
        value[value.length / 2] ^= 1;
        store.write(new Batch().put(key, value), KeyValueStore.Sync.BUFFERED);
    }
}
