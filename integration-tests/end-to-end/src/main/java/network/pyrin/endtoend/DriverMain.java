package network.pyrin.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.NodeRpcException;

/**
 * {@link ChainDriver} for tests in other languages: a JSON object a line in, one a line out, in order. Every answer has
 * {@code ok}; a failed command has {@code error}, a sentence. Amounts are decimal strings of leor.
 *
 * <pre>
 *   {"cmd":"mature"}                    → payer, payee, miner (addresses), sink, blueScore
 *   {"cmd":"mine","count":2}            → hashes
 *   {"cmd":"pay","amount":"50000000"}   → transactionId, amount, fee, change
 *   {"cmd":"balance","address":…}       → balance at the sink, from the driver's own UTXO set
 *   {"cmd":"reorg"}                     → hashes, removed, doubleSpendId, transactionId
 *   {"cmd":"quit"}
 * </pre>
 *
 * Ends with its input, or when told to.
 */
public final class DriverMain {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCKS_MAX = 10_000;
    private static final String QUIT = "quit";

    private final ChainDriver driver;

    private DriverMain(ChainDriver driver) {
        this.driver = driver;
    }

    /**
     * Runs until the input ends.
     *
     * @param args {@code --node HOST:PORT [--seed N]}
     * @throws IOException if standard input breaks
     */
    public static void main(String[] args) throws IOException {
        String node = flag(args, "--node", "");
        int colon = node.lastIndexOf(':');
        if (colon < 1) {
            System.err.println("usage: DriverMain --node HOST:PORT [--seed N]");
            System.exit(2);
        }
        long seed = Long.parseLong(flag(args, "--seed", "7"));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (ChainDriver driver = ChainDriver.connect(
                        node.substring(0, colon), Integer.parseInt(node.substring(colon + 1)), seed);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            new DriverMain(driver).serve(in, out);
        }
    }

    private static String flag(String[] args, String name, String otherwise) {
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (args[i].equals(name)) {
                return args[i + 1];
            }
        }
        return otherwise;
    }

    private void serve(BufferedReader in, PrintStream out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode command = read(line);
            out.println(answer(command));
            if (command.path("cmd").asText().equals(QUIT)) {
                return;
            }
        }
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException notJson) {
            return JSON.createObjectNode().put("cmd", line);
        }
    }

    private ObjectNode answer(JsonNode command) {
        try {
            ObjectNode answer = JSON.createObjectNode().put("ok", true);
            follow(command, answer);
            return answer;
        } catch (DriverException | NodeRpcException e) {
            return JSON.createObjectNode().put("ok", false).put("error", e.getMessage());
        }
    }

    private void follow(JsonNode command, ObjectNode answer) {
        switch (command.path("cmd").asText()) {
            case "mature" -> mature(answer);
            case "mine" -> putAll(answer, "hashes", driver.mine(count(command)));
            case "pay" -> pay(command, answer);
            case "balance" ->
                answer.put(
                        "balance",
                        Long.toString(driver.balance(command.path("address").asText())));
            case "reorg" -> reorg(answer);
            case QUIT -> answer.put("bye", true);
            default -> throw new DriverException("no such command: " + command);
        }
    }

    private void mature(ObjectNode answer) {
        driver.mature();
        for (Role role : Role.values()) {
            answer.put(
                    role.name().toLowerCase(Locale.ROOT), driver.address(role).toString());
        }
        answer.put("sink", driver.sink().toHex()).put("blueScore", driver.sinkBlueScore());
    }

    private static int count(JsonNode command) {
        int count = command.path("count").asInt(1);
        if (count < 1 || count > BLOCKS_MAX) {
            throw new DriverException("count must be 1 to " + BLOCKS_MAX + ", not " + count);
        }
        return count;
    }

    private void pay(JsonNode command, ObjectNode answer) {
        Payment payment = driver.pay(command.path("amount").asLong(ChainDriver.AMOUNT_MIN));
        answer.put("transactionId", payment.transaction().id().toHex())
                .put("amount", Long.toString(payment.amount()))
                .put("fee", Long.toString(payment.fee()))
                .put("change", Long.toString(payment.change()));
    }

    private void reorg(ObjectNode answer) {
        Reorganisation reorganisation = driver.reorganise();
        putAll(answer, "hashes", reorganisation.added());
        putAll(answer, "removed", reorganisation.removed());
        answer.put("doubleSpendId", reorganisation.doubleSpend().toHex())
                .put("transactionId", reorganisation.unaccepted().toHex());
    }

    private static void putAll(ObjectNode answer, String field, List<Hash> hashes) {
        hashes.forEach(hash -> answer.withArray(field).add(hash.toHex()));
    }
}
