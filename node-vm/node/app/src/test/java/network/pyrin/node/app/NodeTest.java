package network.pyrin.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.StandardScripts;
import network.pyrin.crypto.Bytes;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.NodeClientConfig;
import network.pyrin.noderpc.wire.RpcBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NodeTest {
    private static final NetworkParams SIMNET = NetworkParams.of(NetworkId.SIMNET);

    @TempDir
    Path folder;

    private static Node start(NodeConfig config) throws NodeStartException {
        return Node.start(config, new NativeSignatures(), InstantSource.system(), NodeLog.silent(), () -> {});
    }

    private static String minerAddress() {
        ScriptPublicKey script = new ScriptPublicKey(0, Bytes.ofHex("20" + "11".repeat(32) + "ac"));
        return StandardScripts.addressOf(script, NetworkId.SIMNET.addressPrefix())
                .orElseThrow()
                .toString();
    }

    private static NodeClient client(Node node) {
        return NodeClient.start(NodeClientConfig.of("127.0.0.1", node.rpcPort()).expecting("simnet"));
    }

    @Test
    void minesOverItsPortAndContinuesAfterARestart() throws Exception {
        String sink;
        long balance;
        try (Node node = start(NodeConfig.embedded(SIMNET, folder));
                NodeClient client = client(node)) {
            for (int i = 0; i < 20; i++) {
                RpcBlock template =
                        client.getBlockTemplate(minerAddress(), "test").getBlock();
                assertThat(client.submitBlock(template, false).hasError()).isFalse();
            }
            sink = client.getSink().getSink();
            balance = client.getBalanceByAddress(minerAddress()).getBalance();
            assertThat(client.getBlockCount().getBlockCount()).isEqualTo(20);
            assertThat(balance).isPositive();
            assertThat(node.counters().bodies()).isEqualTo(20);
        }
        try (Node node = start(NodeConfig.embedded(SIMNET, folder));
                NodeClient client = client(node)) {
            assertThat(node.utxoIndex().orElseThrow().wasRebuilt()).isFalse();
            assertThat(client.getSink().getSink()).isEqualTo(sink);
            assertThat(client.getBalanceByAddress(minerAddress()).getBalance()).isEqualTo(balance);
            assertThat(client.getCoinSupply().getCirculatingSompi()).isEqualTo(balance);
        }
    }

    @Test
    void servesMetrics() throws Exception {
        NodeConfig plain = NodeConfig.embedded(SIMNET, folder);
        NodeConfig config = new NodeConfig(
                plain.params(),
                plain.folder(),
                plain.rpcListen(),
                Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                false,
                true,
                false,
                false,
                plain.rpcLimits(),
                plain.storeMemory(),
                plain.consensusOptions());
        try (Node node = start(config);
                HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + node.metricsPort().orElseThrow() + "/metrics");
            String text = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
            assertThat(text).contains("pyrin_node_daa_score", "pyrin_node_blocks_total", "jvm_memory_used_bytes");
        }
    }

    @Test
    void aSecondNodeOnTheSameFolderIsRefused() throws Exception {
        try (Node first = start(NodeConfig.embedded(SIMNET, folder))) {
            NodeStartException refused =
                    catchThrowableOfType(NodeStartException.class, () -> start(NodeConfig.embedded(SIMNET, folder))
                            .close());
            assertThat(refused).hasMessageContaining(folder.toString());
            assertThat(first.rpcPort()).isPositive();
        }
    }

    @Test
    void aTakenPortIsNamedAndTheFolderIsLetGo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            NodeConfig config = NodeConfig.embedded(SIMNET, folder);
            NodeStartException refused =
                    catchThrowableOfType(NodeStartException.class, () -> start(config.withRpcListen(address))
                            .close());
            assertThat(refused)
                    .hasMessage("cannot listen on " + address.getHostString() + ":" + taken.getLocalPort()
                            + ": another program is using the port");
            start(config).close();
        }
    }

    @Test
    void anotherNetworksFolderIsRefused() throws Exception {
        start(NodeConfig.embedded(SIMNET, folder)).close();
        NodeStartException refused = catchThrowableOfType(
                NodeStartException.class, () -> start(NodeConfig.embedded(NetworkParams.of(NetworkId.DEVNET), folder))
                        .close());
        assertThat(refused).hasMessageContaining("simnet").hasMessageContaining(folder.toString());
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        NodeStartException refused =
                catchThrowableOfType(NodeStartException.class, () -> start(NodeConfig.embedded(SIMNET, file))
                        .close());
        assertThat(refused).hasMessageContaining(file.toString());
    }
}
