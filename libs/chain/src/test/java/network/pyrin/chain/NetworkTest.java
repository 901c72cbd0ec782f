package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "MAINNET,    pyrin-mainnet,    pyrin,     13111, 13110, 17110, 18110",
        "TESTNET_10, pyrin-testnet-10, pyrintest, 16211, 16210, 17210, 18210",
        "TESTNET_11, pyrin-testnet-11, pyrintest, 16311, 16210, 17210, 18210",
        "SIMNET,     pyrin-simnet,     pyrinsim,  16511, 16510, 17510, 18510",
        "DEVNET,     pyrin-devnet,     pyrindev,  16611, 16610, 17610, 18610"
    })
    void namesAndPorts(NetworkId network, String name, String prefix, int p2p, int grpc, int borsh, int json) {
        assertThat(network.prefixedName()).isEqualTo(name);
        assertThat(NetworkId.parse(name)).isEqualTo(network);
        assertThat(NetworkId.parse(network.text())).isEqualTo(network);
        assertThat(network.addressPrefix()).hasToString(prefix);
        assertThat(network.defaultPort(NodeService.P2P)).isEqualTo(p2p);
        assertThat(network.defaultPort(NodeService.GRPC)).isEqualTo(grpc);
        assertThat(network.defaultPort(NodeService.WRPC_BORSH)).isEqualTo(borsh);
        assertThat(network.defaultPort(NodeService.WRPC_JSON)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "testnet", "testnet-12", "Mainnet", "kaspa-mainnet", "pyrin-"})
    void unknownNetworksAreNamed(String name) {
        assertThatThrownBy(() -> NetworkId.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("testnet-11");
    }

    /** True values where the declared ones are stale: protocol 1.5. */
    @ParameterizedTest
    @CsvSource({
        "MAINNET,    db28f93655e579b3bbc276433711cd214b397ac8467401cb82b28f655d25f762,"
                + " 2a9d3d56765fc08114149ecc422b94873498fcd1d0d70f239c47658e62fdf301",
        "TESTNET_10, 04655944efab84ca91293677038705c543b1e66950d127340716343dd693db35,"
                + " 3c7f2e3a62c68518d6182c6cf80005efe08476985e409031ed548c9e129a8a8a",
        "TESTNET_11, 95cf95fc6628a46580e8f4949bb7458a55f6cbf9fb764c4a8e7553b9913eb1ee,"
                + " a6e68576468bf82e14ce415d41ed9a7064132696027acaabedd3f62feba123bf",
        "SIMNET,     9888fe7ecacb4ddad1494f4ffaf5c4f3b03a71ed7dc9ee1ccacb10d1e8a8eb5b,"
                + " ba5bb1d94dcc0c7b1ce8ab786cbfdbe04ed27e905aee46e2dc40f8df3308d3cb",
        "DEVNET,     c7dcc868b18d555c2f3bdf6a1b4bfd91c62fcee3fe201409c628bd5d526a9a49,"
                + " eeabc68d345f34420e83f55779dbd300b93314411017673e54199f95c2f01e2f"
    })
    void genesisFieldsHashAsKnown(NetworkId network, String hashOfFields, String coinbaseId) {
        GenesisBlock genesis = NetworkParams.of(network).genesis();
        assertThat(HeaderHashing.hash(genesis.header())).hasToString(hashOfFields);
        assertThat(genesis.coinbase().id()).hasToString(coinbaseId);
        assertThat(genesis.block().hash()).isEqualTo(genesis.declaredHash());
    }

    @ParameterizedTest
    @EnumSource
    void genesisClaimsOneCoinForNobody(NetworkId network) {
        CoinbasePayload payload =
                CoinbasePayload.decode(NetworkParams.of(network).genesis().coinbasePayload());
        assertThat(payload.subsidy()).isEqualTo(ChainConstants.LEOR_PER_COIN);
        assertThat(payload.miner().scriptPublicKey().script()).hasToString("00");
    }

    @Test
    void derivedNumbersFollowTheirFormulas() {
        NetworkParams mainnet = NetworkParams.of(NetworkId.MAINNET);
        NetworkParams simnet = NetworkParams.of(NetworkId.SIMNET);
        assertThat(mainnet.anticoneFinalizationDepth()).isEqualTo(102_998);
        assertThat(simnet.anticoneFinalizationDepth()).isEqualTo(591_258);
        assertThat(mainnet.legacyPastMedianTimeWindowSize()).isEqualTo(263);
        assertThat(mainnet.finalityDurationMillis()).isEqualTo(86_400_000);
        assertThat(simnet.blocksPerSecond()).isEqualTo(10);
        assertThat(mainnet.blocksPerSecond()).isEqualTo(1);
        long k = simnet.ghostdagK();
        assertThat(simnet.pruningDepth())
                .isEqualTo(simnet.finalityDepth() + 2 * simnet.mergeDepth() + 4 * 10 * k * k + 2 * k + 2);
    }

    @Test
    void switchesTurnWhereTheySay() {
        NetworkParams mainnet = NetworkParams.of(NetworkId.MAINNET);
        assertThat(mainnet.powAlgoUpdated(27_037_930)).isFalse();
        assertThat(mainnet.powAlgoUpdated(27_037_931)).isTrue();
        assertThat(mainnet.storageMassActive(-1L)).isFalse();
        assertThat(mainnet.samplingActive(Long.MAX_VALUE)).isFalse();
        NetworkParams simnet = NetworkParams.of(NetworkId.SIMNET);
        assertThat(simnet.storageMassActive(0)).isFalse();
        assertThat(simnet.storageMassActive(1)).isTrue();
        assertThat(simnet.samplingActive(0)).isTrue();
    }

    @Test
    void nearlySyncedDependsOnTheNetwork() {
        assertThat(NetworkParams.of(NetworkId.MAINNET).isNearlySynced(0, 2_640_999))
                .isTrue();
        assertThat(NetworkParams.of(NetworkId.MAINNET).isNearlySynced(0, 2_641_000))
                .isFalse();
        assertThat(NetworkParams.of(NetworkId.SIMNET).isNearlySynced(0, 88_032)).isTrue();
        assertThat(NetworkParams.of(NetworkId.SIMNET).isNearlySynced(0, 88_033)).isFalse();
        assertThat(NetworkParams.of(NetworkId.DEVNET).isNearlySynced(0, 880_333))
                .isFalse();
    }

    @Test
    void aBuilderChangesOneNumberAndNothingElse() {
        NetworkParams devnet = NetworkParams.of(NetworkId.DEVNET);
        assertThat(devnet.toBuilder().build()).isEqualTo(devnet);
        NetworkParams changed = devnet.toBuilder().coinbaseMaturity(20).build();
        assertThat(changed.coinbaseMaturity()).isEqualTo(20);
        assertThat(changed.toBuilder().coinbaseMaturity(100).build()).isEqualTo(devnet);
    }
}
