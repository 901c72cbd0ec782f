package network.pyrin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import network.pyrin.crypto.Hash;
import network.pyrin.testing.StandaloneProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payment appears on both addresses, in the API and on the stream, and a reorganisation takes it away from all of them. */
class ReorganisationEndToEndTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long AMOUNT = 5_000_000_000L;

    @TempDir
    Path data;

    @Test
    void aReorganisationTakesAPaymentBackEverywhere() throws IOException {
        Path root = Path.of(System.getProperty("pyrin.root", ""));
        try (StandaloneProcess stack = StandaloneProcess.start(root, data, List.of("--no-mine", "--no-traffic"));
                ChainDriver driver = ChainDriver.connect("127.0.0.1", stack.rpcPort(), 7)) {
            driver.mature();
            stack.awaitLive(LIMIT);
            String payer = driver.address(Role.PAYER).toString();
            String payee = driver.address(Role.PAYEE).toString();
            stack.await("the payer has its rewards", LIMIT, () -> balance(stack, payer) == driver.balance(payer));
            long before = driver.balance(payer);
            assertThat(before).isGreaterThan(AMOUNT);
            try (StreamClient stream = new StreamClient(stack.socket("/stream"), "address:" + payee)) {
                stack.await("the first snapshot", LIMIT, () -> !stream.frames("snapshot")
                        .isEmpty());
                Payment payment = driver.pay(AMOUNT);
                driver.mine(2);
                paymentIsSeen(stack, stream, payer, payee, before, payment);
                Reorganisation reorganisation = driver.reorganise();
                paymentIsGone(stack, stream, payer, payee, reorganisation);
                assertThat(balance(stack, payer)).isEqualTo(driver.balance(payer));
            }
        }
    }

    private static void paymentIsSeen(
            StandaloneProcess stack, StreamClient stream, String payer, String payee, long before, Payment payment) {
        Hash id = payment.transaction().id();
        stack.await("the payee has the amount", LIMIT, () -> balance(stack, payee) == AMOUNT);
        assertThat(balance(stack, payer)).isEqualTo(before - AMOUNT - payment.fee());
        assertThat(transactionIds(stack, payee)).containsExactly(id.toHex());
        assertThat(transactionIds(stack, payer)).contains(id.toHex());
        stack.await("the stream tells the payee's balance", LIMIT, () -> lastBalance(stream)
                .filter(balance -> balance.equals(Long.toString(AMOUNT)))
                .isPresent());
    }

    private static void paymentIsGone(
            StandaloneProcess stack, StreamClient stream, String payer, String payee, Reorganisation reorganisation) {
        stack.await("the payee has nothing again", LIMIT, () -> balance(stack, payee) == 0);
        assertThat(transactionIds(stack, payee)).isEmpty();
        stack.await("the payer's double spend is accepted", LIMIT, () -> transactionIds(stack, payer)
                .contains(reorganisation.doubleSpend().toHex()));
        assertThat(transactionIds(stack, payer))
                .doesNotContain(reorganisation.unaccepted().toHex());
        stack.await("the stream tells it too", LIMIT, () -> lastBalance(stream)
                .filter(balance -> balance.equals("0"))
                .isPresent());
    }

    private static Optional<String> lastBalance(StreamClient stream) {
        List<JsonNode> events = stream.events("addressChanged");
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.getLast().path("balance").asText());
    }

    private static long balance(StandaloneProcess stack, String address) {
        return stack.get("/api/addresses/" + address + "/balance")
                .map(answer -> answer.path("balance").asLong())
                .orElse(-1L);
    }

    private static List<String> transactionIds(StandaloneProcess stack, String address) {
        JsonNode transactions = stack.get("/api/addresses/" + address + "/full-transactions?limit=500")
                .orElseThrow();
        return StreamSupport.stream(transactions.spliterator(), false)
                .map(transaction -> transaction.path("transaction_id").asText())
                .toList();
    }
}
