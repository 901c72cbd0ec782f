package network.pyrin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.app.Node;
import network.pyrin.node.app.NodeConfig;
import network.pyrin.node.app.NodeLog;
import network.pyrin.node.app.NodeStartException;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.NodeClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver against a real node over gRPC. */
class ChainDriverTest {
    private static final long AMOUNT = 5_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void paymentsAreAcceptedAndTakenBack() throws NodeStartException {
        try (Node node = start();
                NodeClient client = NodeClient.start(NodeClientConfig.of("127.0.0.1", node.rpcPort()));
                ChainDriver driver = ChainDriver.connect("127.0.0.1", node.rpcPort(), 7)) {
            driver.mature();
            String payer = driver.address(Role.PAYER).toString();
            String payee = driver.address(Role.PAYEE).toString();
            long before = driver.balance(payer);
            assertThat(before).isGreaterThan(2 * AMOUNT);
            Payment payment = driver.pay(AMOUNT);
            assertThatThrownBy(driver::reorganise).isInstanceOf(DriverException.class);
            List<Hash> branch = driver.mine(2);
            assertThat(driver.balance(payee)).isEqualTo(AMOUNT);
            assertThat(driver.balance(payer)).isEqualTo(before - AMOUNT - payment.fee());
            assertThat(balance(client, payee)).isEqualTo(AMOUNT);
            Reorganisation reorganisation = driver.reorganise();
            assertThat(reorganisation.removed()).isEqualTo(branch);
            assertThat(reorganisation.unaccepted())
                    .isEqualTo(payment.transaction().id());
            assertThat(driver.sink()).isEqualTo(reorganisation.added().getLast());
            assertThat(driver.balance(payee)).isZero();
            assertThat(driver.balance(payer)).isEqualTo(before - payment.fee());
            assertThat(balance(client, payee)).isZero();
            driver.mine(1);
            assertThat(driver.pay(AMOUNT).transaction().id())
                    .isNotEqualTo(payment.transaction().id());
            driver.mine(2);
            assertThat(driver.balance(payee)).isEqualTo(AMOUNT);
        }
    }

    @Test
    void aSecondDriverTakesOverWhatTheFirstHasMade() throws NodeStartException {
        try (Node node = start()) {
            Hash sink;
            try (ChainDriver first = ChainDriver.connect("127.0.0.1", node.rpcPort(), 7)) {
                first.mine(3);
                sink = first.sink();
            }
            try (ChainDriver second = ChainDriver.connect("127.0.0.1", node.rpcPort(), 7)) {
                assertThat(second.sink()).isEqualTo(sink);
                assertThatThrownBy(() -> second.pay(AMOUNT))
                        .isInstanceOf(DriverException.class)
                        .hasMessageContaining("cannot pay");
                assertThatThrownBy(() -> second.pay(1)).isInstanceOf(DriverException.class);
            }
        }
    }

    private static long balance(NodeClient client, String address) {
        return client.getBalanceByAddress(address).getBalance();
    }

    private Node start() throws NodeStartException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return Node.start(
                NodeConfig.embedded(NetworkParams.of(NetworkId.SIMNET), folder),
                new NativeSignatures(),
                InstantSource.system(),
                new NodeLog(nowhere, NodeLog.Level.OFF, InstantSource.system()),
                () -> {});
    }
}
