package network.pyrin.node.scriptengine;

/**
 * Numbers on the stack: little-endian, sign in the top bit of the last byte, minimally encoded, operands of at most four
 * bytes (results may have five). Source: protocol 6.1 (data_stack.rs).
 */
final class ScriptNumber {
    private static final int OPERAND_BYTES_MAX = 4;

    private ScriptNumber() {}

    static long decode(byte[] item) throws ScriptFailure {
        if (item.length > OPERAND_BYTES_MAX) {
            throw new ScriptFailure(new ScriptError.NumberTooBig("numeric value encoded as " + ScriptText.hexList(item)
                    + " is " + item.length + " bytes which exceeds the max allowed of " + OPERAND_BYTES_MAX));
        }
        if (item.length == 0) {
            return 0;
        }
        checkMinimal(item);
        int last = item[item.length - 1];
        long magnitude = last & 0x7f;
        for (int i = item.length - 2; i >= 0; i--) {
            magnitude = magnitude << 8 | item[i] & 0xff;
        }
        return last < 0 ? -magnitude : magnitude;
    }

    private static void checkMinimal(byte[] item) throws ScriptFailure {
        boolean topIsEmpty = (item[item.length - 1] & 0x7f) == 0;
        if (topIsEmpty && (item.length == 1 || (item[item.length - 2] & 0x80) == 0)) {
            throw new ScriptFailure(new ScriptError.NotMinimalData(
                    "numeric value encoded as " + ScriptText.hexList(item) + " is not minimally encoded"));
        }
    }

    static byte[] encode(long value) {
        long magnitude = Math.abs(value);
        int length = (Long.SIZE - Long.numberOfLeadingZeros(magnitude) + Byte.SIZE) / Byte.SIZE;
        if (magnitude == 0) {
            return new byte[0];
        }
        byte[] item = new byte[length];
        for (int i = 0; i < length; i++) {
            item[i] = (byte) (magnitude >>> (8 * i));
        }
        if (value < 0) {
            item[length - 1] |= (byte) 0x80;
        }
        return item;
    }

    /** Any non-zero byte is true, but for a lone sign bit in the last byte: negative zero is false. */
    static boolean isTrue(byte[] item) {
        for (int i = 0; i < item.length - 1; i++) {
            if (item[i] != 0) {
                return true;
            }
        }
        return item.length > 0 && (item[item.length - 1] & 0x7f) != 0;
    }
}
