package network.pyrin.node.scriptengine;

/** Data must be pushed by the shortest opcode that can. Source: protocol 6.2. */
final class MinimalPush {
    private static final int NEGATIVE_ONE = 0x81;
    private static final int BYTE_MAX = 0xff;
    private static final int SHORT_MAX = 0xffff;

    private MinimalPush() {}

    static void check(int opcode, byte[] data) throws ScriptFailure {
        if (opcode == Opcodes.OP_FALSE) {
            return;
        }
        int first = data.length == 1 ? data[0] & 0xff : -1;
        if (data.length == 0) {
            fail("zero length data push is encoded with opcode %s instead of OpFalse", opcode, data);
        } else if (first >= 1 && first <= Opcodes.OP_16 - Opcodes.OP_1 + 1) {
            fail("zero length data push is encoded with opcode %s instead of Op_" + first, opcode, data);
        } else if (first == NEGATIVE_ONE) {
            fail("data push of the value -1 encoded with opcode %s instead of OP_1NEGATE", opcode, data);
        } else if (opcode != shortestPush(data.length) && data.length < SHORT_MAX) {
            String wanted = data.length <= Opcodes.OP_DATA_75
                    ? "OP_DATA_" + data.length
                    : data.length <= BYTE_MAX ? "OP_PUSHDATA1" : "OP_PUSHDATA2";
            fail("data push of " + data.length + " bytes encoded with opcode %s instead of " + wanted, opcode, data);
        }
    }

    private static int shortestPush(int length) {
        if (length <= Opcodes.OP_DATA_75) {
            return length;
        }
        return length <= BYTE_MAX ? Opcodes.OP_PUSHDATA1 : Opcodes.OP_PUSHDATA2;
    }

    private static void fail(String reason, int opcode, byte[] data) throws ScriptFailure {
        throw new ScriptFailure(new ScriptError.NotMinimalData(reason.formatted(ScriptText.opcode(opcode, data))));
    }
}
