package network.pyrin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import network.pyrin.chain.Header;
import network.pyrin.chain.HeaderHashing;
import network.pyrin.crypto.CompactTarget;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.PowState;
import network.pyrin.crypto.PowVersion;
import network.pyrin.crypto.Uint192;
import network.pyrin.crypto.Uint256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real blocks of testnet 10. */
class TestnetBlockTest {
    @Test
    void theHeaderHashesAsOnTheNetwork() {
        JsonNode json = Json.field(JsonLines.one(TestData.assume("pow/testnet10-block.json")), "header");
        assertThat(HeaderHashing.hash(header(json))).isEqualTo(Json.hash(json, "hash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"testnet10-block", "testnet10-block-mining"})
    void theProofOfWorkMeetsTheTargetAndNoOtherNonceDoes(String name) {
        Header header = header(Json.field(JsonLines.one(TestData.assume("pow/" + name + ".json")), "header"));
        PowState pow = PowState.of(
                HeaderHashing.prePowHash(header), header.timestampMillis(), PowVersion.ofDaaScore(header.daaScore()));
        Uint256 target = CompactTarget.toTarget(header.bits());
        assertThat(pow.meets(header.nonce(), target)).isTrue();
        assertThat(pow.meets(header.nonce() + 1, target)).isFalse();
    }

    private static Header header(JsonNode json) {
        List<List<Hash>> parents =
                Json.list(Json.field(json, "parents_by_level"), level -> Json.list(level, h -> Hash.ofHex(h.asText())));
        return Header.of(
                Json.u32(json, "version"),
                parents,
                Json.hash(json, "hash_merkle_root"),
                Json.hash(json, "accepted_id_merkle_root"),
                Json.hash(json, "utxo_commitment"),
                Json.u64(json, "timestamp"),
                Json.u32(json, "bits"),
                Json.u64(json, "nonce"),
                Json.u64(json, "daa_score"),
                Uint192.ofHex(Json.text(json, "blue_work")),
                Json.u64(json, "blue_score"),
                Json.hash(json, "pruning_point"));
    }
}
