package network.pyrin.node.scriptengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of the original's script vectors. */
class ScriptVectorTest {
    /** BLAKE2b digests that the original's own file kept from before its hash changed; the right ones are tested below. */
    private static final int STALE_ROWS = 5;

    private static final Path VECTORS =
            Path.of(System.getProperty("pyrin.testdata", "../shared/testdata"), "script/script_tests.json");

    @TestFactory
    Stream<DynamicTest> rowsGiveTheRecordedResult() throws IOException {
        assumeTrue(Files.exists(VECTORS), () -> "skipped: no script vectors at " + VECTORS);
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(VECTORS.toFile())) {
            if (row.size() > 1 && !isStale(row)) {
                rows.add(row);
            }
        }
        assertThat(rows).hasSize(840 - STALE_ROWS);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0).asText() + " | " + row.get(1).asText() + " -> "
                                + row.get(3).asText(),
                        () -> check(row)));
    }

    private static boolean isStale(JsonNode row) {
        String locking = row.get(1).asText();
        return locking.contains("BLAKE3")
                && row.get(3).asText().equals("OK")
                && STALE_DIGESTS.stream().anyMatch(locking::contains);
    }

    private static final List<String> STALE_DIGESTS = List.of(
            "0x0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
            "0x8928aae63c84d87ea098564d1e03ad813f107add474e56aedd286349c0c03ea4",
            "0x117ad6b940f5e8292c007d9c7e7350cd33cf85b5887e8da71c7957830f536e7c",
            "0xce57216285125006ec18197bd8184221cefa559bb0798410d99a5bba5b07cd1d");

    private static void check(JsonNode row) {
        byte[] unlocking = ShortForm.assemble(row.get(0).asText());
        byte[] locking = ShortForm.assemble(row.get(1).asText());
        Optional<ScriptError> result = Spending.FINAL.verify(unlocking, locking);
        assertThat(names(result))
                .as(() -> result.map(ScriptError::message).orElse("success"))
                .contains(row.get(3).asText());
    }

    /** The vector file's names for a result. */
    private static Set<String> names(Optional<ScriptError> result) {
        if (result.isEmpty()) {
            return Set.of("OK");
        }
        return switch (result.get()) {
            case ScriptError.NumberTooBig _ -> Set.of("UNKNOWN_ERROR");
            case ScriptError.PubKeyFormat _ -> Set.of("PUBKEYFORMAT");
            case ScriptError.EvalFalse _ -> Set.of("EVAL_FALSE");
            case ScriptError.EmptyStack _ ->
                Set.of("EMPTY_STACK", "EVAL_FALSE", "UNBALANCED_CONDITIONAL", "INVALID_ALTSTACK_OPERATION");
            case ScriptError.NullFail _, ScriptError.SigLength _ -> Set.of("NULLFAIL");
            case ScriptError.InvalidSigHashType _ -> Set.of("SIG_HASHTYPE");
            case ScriptError.SignatureScriptNotPushOnly _ -> Set.of("SIG_PUSHONLY");
            case ScriptError.CleanStack _ -> Set.of("CLEANSTACK");
            case ScriptError.OpcodeReserved _, ScriptError.MalformedPush _, ScriptError.InvalidOpcode _ ->
                Set.of("BAD_OPCODE");
            case ScriptError.ErrUnbalancedConditional _ -> Set.of("UNBALANCED_CONDITIONAL");
            case ScriptError.InvalidState state -> stateNames(state.reason());
            case ScriptError.EarlyReturn _ -> Set.of("OP_RETURN");
            case ScriptError.VerifyError _ -> Set.of("VERIFY", "EQUALVERIFY");
            case ScriptError.InvalidStackOperation _ -> Set.of("INVALID_STACK_OPERATION", "INVALID_ALTSTACK_OPERATION");
            case ScriptError.OpcodeDisabled _ -> Set.of("DISABLED_OPCODE");
            case ScriptError.ElementTooBig _ -> Set.of("PUSH_SIZE");
            case ScriptError.TooManyOperations _ -> Set.of("OP_COUNT");
            case ScriptError.StackSizeExceeded _ -> Set.of("STACK_SIZE");
            case ScriptError.InvalidPubKeyCount _ -> Set.of("PUBKEY_COUNT");
            case ScriptError.InvalidSignatureCount _ -> Set.of("SIG_COUNT");
            case ScriptError.NotMinimalData _ -> Set.of("MINIMALDATA", "UNKNOWN_ERROR");
            case ScriptError.UnsatisfiedLockTime _ -> Set.of("UNSATISFIED_LOCKTIME");
            case ScriptError.ScriptSize _ -> Set.of("SCRIPT_SIZE");
            case ScriptError.MalformedPushSize _, ScriptError.InvalidIndex _, ScriptError.InvalidSignature _ ->
                Set.of();
        };
    }

    private static Set<String> stateNames(String reason) {
        return switch (reason) {
            case "condition stack empty" -> Set.of("UNBALANCED_CONDITIONAL");
            case "expected boolean" -> Set.of("MINIMALIF");
            default -> Set.of("INVALID_STACK_OPERATION");
        };
    }

    @Test
    void theStaleRowsHoldWithTheRightDigests() {
        for (String script : List.of(
                "'' BLAKE3 0x20 0xaf1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262 EQUAL",
                "'a' BLAKE3 0x20 0x17762fddd969a453925d65717ac3eea21320b66b54342fde15128d6caf21215f EQUAL",
                "'abcdefghijklmnopqrstuvwxyz' BLAKE3 0x20"
                        + " 0x2468eec8894acfb4e4df3a51ea916ba115d48268287754290aae8e9e6228e85f EQUAL")) {
            assertThat(Spending.FINAL.verify(new byte[0], ShortForm.assemble(script)))
                    .as(script)
                    .isEmpty();
        }
        byte[] payToTrue = ShortForm.assemble(
                "BLAKE3 0x20 0xd95d2c94809a3857709bb281ed0aaeb4722ff502dd6118ab5f0116e450ca8720 EQUAL");
        assertThat(Spending.FINAL.verify(ShortForm.assemble("0x01 0x51"), payToTrue))
                .as("pay to the hash of OP_1")
                .isEmpty();
    }
}
