package network.pyrin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import network.pyrin.chain.Block;
import network.pyrin.chain.BlockLevel;
import network.pyrin.chain.ChainCodec;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.CoinbaseViolation;
import network.pyrin.chain.Emission;
import network.pyrin.chain.Header;
import network.pyrin.chain.HeaderHashing;
import network.pyrin.chain.LockTime;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.chain.TransactionIsolation;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.CompactTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"devnet-1bps-small", "devnet-1bps-long", "devnet-pow", "testnet11-10bps", "reorg-deep", "pruning"
            })
    void everyBlockHashesAndKeepsTheRulesOfItsOwn(String name) {
        Recording recording = TestData.assumeRecording(name);
        NetworkParams params = recording.params();
        Emission emission = new Emission(params);
        AtomicInteger blocks = new AtomicInteger();
        recording.forEachBlock(recorded -> {
            blocks.incrementAndGet();
            Header header = recorded.block().header();
            assertThat(HeaderHashing.hash(header)).isEqualTo(header.hash());
            assertThat(ChainCodec.decodeHeader(header.hash(), ChainCodec.encodeHeader(header)))
                    .isEqualTo(header);
            assertThat(BlockLevel.of(Json.hash(recorded.expect(), "powHash"), params.maxBlockLevel()))
                    .isEqualTo(Json.u32(recorded.expect(), "blockLevel"));
            checkBody(recorded, params);
            CoinbasePayload payload = CoinbasePayload.decode(
                    recorded.block().transactions().getFirst().payload());
            assertThat(payload.blueScore()).isEqualTo(header.blueScore());
            assertThat(payload.subsidy()).isEqualTo(emission.subsidy(header.daaScore()));
        });
        assertThat(blocks.get()).isGreaterThanOrEqualTo(200);
    }

    private static void checkBody(RecordedBlock recorded, NetworkParams params) {
        Block block = recorded.block();
        JsonNode json = Json.field(recorded.json(), "transactions");
        boolean withMass = params.storageMassActive(block.header().daaScore());
        for (int i = 0; i < block.transactions().size(); i++) {
            Transaction transaction = block.transactions().get(i);
            assertThat(transaction.id()).isEqualTo(Json.hash(json.get(i), "id"));
            assertThat(TransactionHashing.hash(transaction, withMass)).isEqualTo(Json.hash(json.get(i), "hash"));
            assertThat(TransactionIsolation.check(transaction, params)).isEmpty();
        }
        List<Transaction> body = block.transactions();
        assertThat(ChainCodec.decodeTransactions(ChainCodec.encodeTransactions(body)))
                .isEqualTo(body);
        assertThat(CoinbasePayload.check(body.getFirst().payload(), params)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"devnet-1bps-small", "testnet11-10bps"})
    void refusedBlocksNameTheSameTransactionRule(String name) {
        Recording recording = TestData.assumeRecording(name);
        AtomicInteger cases = new AtomicInteger();
        recording.forEach("rejects", reject -> {
            List<Transaction> body =
                    Json.list(Json.field(Json.field(reject, "block"), "transactions"), Json::transaction);
            switch (reject.path("error").asText()) {
                case "TxInIsolationValidationFailed" -> {
                    cases.incrementAndGet();
                    TransactionViolation violation = body.stream()
                            .flatMap(t -> TransactionIsolation.check(t, recording.params()).stream())
                            .findFirst()
                            .orElseThrow();
                    assertThat(violation.rustName()).isEqualTo(Json.text(reject, "innerError"));
                    assertThat(Json.text(reject, "message")).endsWith(": " + violation.message());
                }
                case "BadCoinbasePayload" -> {
                    cases.incrementAndGet();
                    CoinbaseViolation violation = CoinbasePayload.check(
                                    body.getFirst().payload(), recording.params())
                            .orElseThrow();
                    assertThat(violation.rustName()).isEqualTo(Json.text(reject, "innerError"));
                    assertThat(Json.text(reject, "message")).endsWith(": " + violation.message());
                }
                default -> {}
            }
        });
        assertThat(cases.get()).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"devnet-1bps-small", "devnet-1bps-long", "devnet-pow", "testnet11-10bps", "reorg-deep"})
    void mempoolCasesHaveTheRecordedMassAndRule(String name) {
        Recording recording = TestData.assumeRecording(name);
        MassCalculator mass = new MassCalculator(recording.params());
        AtomicInteger cases = new AtomicInteger();
        recording.forEach("mempool", line -> {
            Transaction transaction = Json.transaction(Json.field(line, "transaction"));
            assertThat(transaction.id()).isEqualTo(Json.hash(Json.field(line, "transaction"), "id"));
            Optional<TransactionViolation> violation = TransactionIsolation.check(transaction, recording.params())
                    .or(() -> LockTime.check(
                            transaction, Json.u64(line, "virtualDaaScore"), Json.u64(line, "virtualPastMedianTime")));
            if (violation.isPresent()) {
                cases.incrementAndGet();
                assertThat(violation.get().rustName()).isEqualTo(Json.text(line, "error"));
                assertThat(violation.get().message()).isEqualTo(Json.text(line, "message"));
            } else if (line.path("result").asText().equals("ok")) {
                cases.incrementAndGet();
                PopulatedTransaction populated =
                        new PopulatedTransaction(transaction, Json.list(Json.field(line, "entries"), Json::utxoEntry));
                assertThat(mass.contextual(populated)).hasValue(Json.u64(line, "massAfterValidation"));
            }
        });
        assertThat(cases.get()).isGreaterThan(10);
    }

    @Test
    void unchangedNetworksAreReadAsTheyAre() {
        Recording recording = TestData.assumeRecording("devnet-pow");
        assertThat(recording.params()).isEqualTo(NetworkParams.of(NetworkId.DEVNET));
        NetworkParams testnet = TestData.assumeRecording("testnet11-10bps").params();
        NetworkParams real = NetworkParams.of(NetworkId.TESTNET_11);
        assertThat(testnet.toBuilder()
                        .genesis(real.genesis())
                        .maxBlockLevel(real.maxBlockLevel())
                        .storageMassActivationDaaScore(0)
                        .skipProofOfWork(false)
                        .build())
                .isEqualTo(real);
    }

    @ParameterizedTest
    @ValueSource(strings = {"devnet-pow", "testnet11-10bps", "reorg-deep", "pruning", "big-1bps-full"})
    void derivedParametersAgree(String name) {
        Recording recording = TestData.assumeRecording(name);
        JsonNode json = recording.paramsJson();
        assertThat(recording.params().anticoneFinalizationDepth())
                .isEqualTo(Json.u64(json, "anticoneFinalizationDepth"));
        assertThat(recording.params().legacyPastMedianTimeWindowSize())
                .isEqualTo(Json.u32(json, "legacyPastMedianTimeWindowSize"));
        assertThat(recording.params().network().addressPrefix()).hasToString(Json.text(json, "addressPrefix"));
        assertThat(CompactTarget.MAX_TARGET.toHex()).isEqualTo(Json.text(json, "maxDifficultyTarget"));
        JsonNode genesis = Json.field(json, "genesis");
        Header header = recording.params().genesis().header();
        assertThat(header).isEqualTo(Json.header(Json.field(genesis, "header")));
        assertThat(HeaderHashing.hash(header)).isEqualTo(Json.hash(genesis, "headerHashFromFields"));
    }

    @Test
    void theUtxoSetIsReadSortedAndWhole() {
        Recording recording = TestData.assumeRecording("devnet-pow");
        AtomicInteger count = new AtomicInteger();
        RecordedUtxo[] previous = new RecordedUtxo[1];
        recording.forEachUtxo(utxo -> {
            if (count.getAndIncrement() > 0) {
                assertThat(previous[0].outpoint()).isLessThan(utxo.outpoint());
            }
            previous[0] = utxo;
            assertThat(ChainCodec.decodeUtxoEntry(ChainCodec.encodeUtxoEntry(utxo.entry())))
                    .isEqualTo(utxo.entry());
        });
        assertThat(count.get()).isEqualTo(Json.u32(recording.finalState(), "utxoCount"));
    }

    @Test
    void somethingElseIsNotARecording(@TempDir Path empty) {
        assertThatThrownBy(() -> Recording.open(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("params.json");
    }
}
