package network.pyrin.node.scriptengine;

import java.util.StringJoiner;
import network.pyrin.crypto.Bytes;

/** Renders script parts in messages the way the original's logs do. */
final class ScriptText {
    private ScriptText() {}

    static String opcode(int opcode, byte[] data) {
        StringJoiner list = new StringJoiner(", ", "[", "]");
        for (byte b : data) {
            list.add(Integer.toString(b & 0xff));
        }
        return "Opcode<" + String.format("0x%x", opcode) + ">{ data:" + list + " }";
    }

    static String hexList(byte[] bytes) {
        return hexList(bytes, "%x");
    }

    static String paddedHexList(Bytes bytes) {
        return hexList(bytes.unsafeArray(), "%02x");
    }

    private static String hexList(byte[] bytes, String format) {
        StringJoiner list = new StringJoiner(", ", "[", "]");
        for (byte b : bytes) {
            list.add(String.format(format, b & 0xff));
        }
        return list.toString();
    }
}
