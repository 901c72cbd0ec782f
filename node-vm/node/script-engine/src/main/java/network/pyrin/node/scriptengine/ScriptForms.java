package network.pyrin.node.scriptengine;

/** Byte shapes that change how a script is executed. */
final class ScriptForms {
    private static final int PAY_TO_SCRIPT_HASH_BYTES = 35;
    private static final int HASH_PUSH = 0x20;

    private ScriptForms() {}

    /** OP_BLAKE3, push of 32 bytes, OP_EQUAL: the redeem script is run as well. Source: protocol 6.7. */
    static boolean isPayToScriptHash(byte[] script) {
        return script.length == PAY_TO_SCRIPT_HASH_BYTES
                && (script[0] & 0xff) == Opcodes.OP_BLAKE3
                && script[1] == HASH_PUSH
                && (script[PAY_TO_SCRIPT_HASH_BYTES - 1] & 0xff) == Opcodes.OP_EQUAL;
    }
}
