package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The 28 known signature hashes, and that keeping sub-hashes changes nothing. */
class SignatureHashingTest {
    private static final Hash PREVIOUS = Hash.ofHex("880eb9819a31821d9d2399e2f35e2433b72637e393d71ecc9b8d0250f49153c3");
    private static final String SCRIPT_1 = "208325613d2eeaf7176ac6c670b13c0043156c427438ed72d74b7800862ad884e8ac";
    private static final String SCRIPT_2 = "20fcef4c106cf11135bbd70f02a726a92162d2fb8b22f0469126f800862ad884e8ac";

    /** A transaction under change. */
    private static final class Draft {
        final List<TransactionInput> inputs = new ArrayList<>();
        final List<TransactionOutput> outputs = new ArrayList<>();
        final List<UtxoEntry> entries = new ArrayList<>();
        SubnetworkId subnetwork = SubnetworkId.NATIVE;
        long gas;
        Bytes payload = Bytes.EMPTY;

        Draft(boolean foreign) {
            for (int i = 0; i < 3; i++) {
                inputs.add(new TransactionInput(new Outpoint(PREVIOUS, i), Bytes.EMPTY, i, 0));
                entries.add(entry(100L * (i + 1), i == 0 ? SCRIPT_1 : SCRIPT_2));
            }
            outputs.add(new TransactionOutput(300, script(SCRIPT_2)));
            outputs.add(new TransactionOutput(300, script(SCRIPT_1)));
            if (foreign) {
                subnetwork = new SubnetworkId(Bytes.ofHex("0102030405060708090a00000000000000000000"));
                gas = 250;
                payload = Bytes.ofHex("0a0b0c0d0e0f1011121314");
            }
        }

        static UtxoEntry entry(long amount, String script) {
            return new UtxoEntry(amount, script(script), 0, false);
        }

        static ScriptPublicKey script(String hex) {
            return new ScriptPublicKey(0, Bytes.ofHex(hex));
        }

        void change(String what, int i) {
            switch (what) {
                case "NoAction" -> {}
                case "Output" ->
                    outputs.set(i, new TransactionOutput(100, outputs.get(i).scriptPublicKey()));
                case "Input" ->
                    inputs.set(
                            i,
                            new TransactionInput(
                                    new Outpoint(PREVIOUS, 2),
                                    Bytes.EMPTY,
                                    inputs.get(i).sequence(),
                                    0));
                case "Sequence" ->
                    inputs.set(i, new TransactionInput(inputs.get(i).previousOutpoint(), Bytes.EMPTY, 12345, 0));
                case "AmountSpent" -> entries.set(i, entry(666, SCRIPT_1));
                case "PrevScriptPublicKey" -> entries.set(i, entry(100, SCRIPT_1 + "010203"));
                case "Payload" -> payload = Bytes.ofHex("06060604020001030307");
                case "Gas" -> gas = 1234;
                case "SubnetworkId" ->
                    subnetwork = new SubnetworkId(Bytes.ofHex("0606060402000103030700000000000000000000"));
                default -> throw new IllegalArgumentException(what);
            }
        }

        PopulatedTransaction build() {
            Transaction transaction = new Transaction(0, inputs, outputs, 1615462089000L, subnetwork, gas, payload, 0);
            return new PopulatedTransaction(transaction, entries);
        }
    }

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        JsonNode vectors;
        try (InputStream in = Objects.requireNonNull(SignatureHashingTest.class.getResourceAsStream("sighash.json"))) {
            vectors = new ObjectMapper().readTree(in);
        }
        assertThat(vectors).hasSize(28);
        return StreamSupport.stream(vectors.spliterator(), false)
                .map(v -> DynamicTest.dynamicTest(v.get("case").asText(), () -> {
                    Draft draft = new Draft(v.get("transaction").asText().equals("subnetwork"));
                    String[] change = v.get("change").asText().split(" ");
                    draft.change(change[0], change.length > 1 ? Integer.parseInt(change[1]) : 0);
                    SigHashType type = SigHashType.of(
                                    Integer.parseInt(v.get("type").asText(), 16))
                            .orElseThrow();
                    Hash hash = new SignatureHashing(draft.build())
                            .schnorr(v.get("input").asInt(), type);
                    assertThat(hash).hasToString(v.get("sighash").asText());
                }));
    }

    @Test
    void ecdsaHashesTheSchnorrHashAgain() {
        assertThat(new SignatureHashing(new Draft(false).build()).ecdsa(0, SigHashType.ALL))
                .hasToString("8004b2fe3d1419faa8b2fb496b2f8352b4f90bf09e7e403d9de699bda7668bc7");
    }

    @Test
    void onlySixTypeBytesExist() {
        assertThat(IntStream.range(0, 256).filter(code -> SigHashType.of(code).isPresent()))
                .containsExactly(0x01, 0x02, 0x04, 0x81, 0x82, 0x84);
    }

    @TestFactory
    Stream<DynamicTest> keptPartsGiveTheSameHashes() {
        return Seeds.each(20, random -> {
            RandomChain chain = new RandomChain(random);
            Transaction transaction = chain.transaction();
            PopulatedTransaction populated = new PopulatedTransaction(
                    transaction,
                    transaction.inputs().stream().map(i -> chain.utxoEntry()).toList());
            SignatureHashing kept = new SignatureHashing(populated);
            for (int i = 0; i < 30 && !transaction.inputs().isEmpty(); i++) {
                int input = random.nextInt(transaction.inputs().size());
                SigHashType type = SigHashType.values()[random.nextInt(6)];
                assertThat(kept.schnorr(input, type)).isEqualTo(new SignatureHashing(populated).schnorr(input, type));
            }
        });
    }
}
