package network.pyrin.node.scriptengine;

import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.crypto.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Counts signature operations without executing, and other questions that parsing alone answers. Source: protocol 6.6.
 */
public final class SigOpCounter {
    private static final int MULTISIG_KEYS_MAX = 20;

    private SigOpCounter() {}

    /**
     * The number of signature operations an input performs; the input's committed count must equal it.
     *
     * @param signatureScript the input's script
     * @param spent the script of the output it spends
     * @return the count; parsing errors end the count with what was found before
     */
    public static long count(Bytes signatureScript, ScriptPublicKey spent) {
        byte[] script = spent.script().unsafeArray();
        if (!ScriptForms.isPayToScriptHash(script)) {
            return count(script);
        }
        byte[] redeemScript = lastPush(signatureScript.unsafeArray());
        return redeemScript == null ? 0 : count(redeemScript);
    }

    /**
     * Whether an output with this script can never be spent: it does not parse, or begins with OP_RETURN.
     *
     * @param script a locking script
     * @return true if unspendable
     */
    public static boolean isUnspendable(Bytes script) {
        ScriptParser parser = new ScriptParser(script.unsafeArray());
        try {
            boolean first = true;
            while (parser.next()) {
                if (first && parser.opcode() == Opcodes.OP_RETURN) {
                    return true;
                }
                first = false;
            }
            return false;
        } catch (ScriptFailure malformed) {
            return true;
        }
    }

    private static long count(byte[] script) {
        ScriptParser parser = new ScriptParser(script);
        long total = 0;
        int previous = -1;
        try {
            while (parser.next()) {
                total += operations(parser.opcode(), previous);
                previous = parser.opcode();
            }
        } catch (ScriptFailure malformed) {
            return total; // what stands before a malformed opcode counts
        }
        return total;
    }

    private static int operations(int opcode, int previous) {
        return switch (opcode) {
            case Opcodes.OP_CHECKSIG, Opcodes.OP_CHECKSIGVERIFY, Opcodes.OP_CHECKSIGECDSA -> 1;
            case Opcodes.OP_CHECKMULTISIG, Opcodes.OP_CHECKMULTISIGVERIFY, Opcodes.OP_CHECKMULTISIGECDSA ->
                previous >= Opcodes.OP_1 && previous <= Opcodes.OP_16 ? previous - Opcodes.OP_1 + 1 : MULTISIG_KEYS_MAX;
            default -> 0;
        };
    }

    /** The data of the last push, or null if the script is empty, malformed or does more than push. */
    private static byte @Nullable [] lastPush(byte[] script) {
        ScriptParser parser = new ScriptParser(script);
        byte[] last = null;
        try {
            while (parser.next()) {
                if (!Opcodes.isPush(parser.opcode())) {
                    return null;
                }
                last = parser.data();
            }
        } catch (ScriptFailure malformed) {
            return null;
        }
        return last;
    }
}
