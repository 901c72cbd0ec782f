package network.pyrin.node.scriptengine;

import java.util.Arrays;
import network.pyrin.crypto.Bytes;

/**
 * Walks through a script opcode by opcode. Lazy: a malformed tail is reported only when it is reached. Used by one thread.
 */
final class ScriptParser {
    private static final byte[] NO_DATA = {};

    private final byte[] script;
    private int position;
    private int opcode;
    private byte[] data = NO_DATA;

    ScriptParser(byte[] script) {
        this.script = script;
    }

    /** Moves to the next opcode; false at the end of the script. */
    boolean next() throws ScriptFailure {
        if (position == script.length) {
            return false;
        }
        opcode = script[position++] & 0xff;
        data = readData();
        return true;
    }

    int opcode() {
        return opcode;
    }

    /** The bytes the current opcode pushes; empty for opcodes without data. */
    byte[] data() {
        return data;
    }

    private byte[] readData() throws ScriptFailure {
        if (opcode == Opcodes.OP_FALSE || opcode > Opcodes.OP_PUSHDATA4) {
            return NO_DATA;
        }
        if (opcode <= Opcodes.OP_DATA_75) {
            return take(opcode);
        }
        return take(readLength(1 << (opcode - Opcodes.OP_PUSHDATA1)));
    }

    private long readLength(int lengthBytes) throws ScriptFailure {
        if (script.length - position < lengthBytes) {
            throw new ScriptFailure(new ScriptError.MalformedPushSize(Bytes.copyOf(script, position, script.length)));
        }
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length |= (script[position++] & 0xffL) << (8 * i);
        }
        return length;
    }

    private byte[] take(long length) throws ScriptFailure {
        int remaining = script.length - position;
        if (length > remaining) {
            // A 32-bit length is reported clamped: scripts are far shorter than 2^31 bytes.
            throw new ScriptFailure(
                    new ScriptError.MalformedPush((int) Math.min(length, Integer.MAX_VALUE), remaining));
        }
        byte[] taken = Arrays.copyOfRange(script, position, position + (int) length);
        position += (int) length;
        return taken;
    }
}
