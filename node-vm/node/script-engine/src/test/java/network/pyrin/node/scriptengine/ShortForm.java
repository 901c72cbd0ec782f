package network.pyrin.node.scriptengine;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** Assembles scripts from the short form of the script vectors: numbers, 0x raw bytes, 'text', opcode names. */
final class ShortForm {
    private static final Map<String, Integer> OPCODES = opcodes();

    private ShortForm() {}

    static byte[] assemble(String text) {
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        for (String token : text.trim().split("\\s+")) {
            if (token.matches("-?\\d+")) {
                addNumber(script, Long.parseLong(token));
            } else if (token.startsWith("0x")) {
                script.writeBytes(HexFormat.of().parseHex(token.substring(2)));
            } else if (token.startsWith("'")) {
                addData(script, token.substring(1, token.length() - 1).getBytes(StandardCharsets.US_ASCII));
            } else if (!token.isEmpty()) {
                script.write(Objects.requireNonNull(OPCODES.get(token.replace("_", "")), token));
            }
        }
        return script.toByteArray();
    }

    private static void addNumber(ByteArrayOutputStream script, long number) {
        if (number == -1 || number >= 1 && number <= 16) {
            script.write((int) (Opcodes.OP_1 + number - 1));
        } else {
            addData(script, ScriptNumber.encode(number));
        }
    }

    static void addData(ByteArrayOutputStream script, byte[] data) {
        int first = data.length == 1 ? data[0] & 0xff : 0;
        if (data.length == 0) {
            script.write(Opcodes.OP_FALSE);
            return;
        }
        if (first >= 1 && first <= 16) {
            script.write(Opcodes.OP_1 + first - 1);
            return;
        }
        if (first == 0x81) {
            script.write(Opcodes.OP_1NEGATE);
            return;
        }
        if (data.length <= Opcodes.OP_DATA_75) {
            script.write(data.length);
        } else if (data.length <= 0xff) {
            script.write(Opcodes.OP_PUSHDATA1);
            script.write(data.length);
        } else {
            script.write(Opcodes.OP_PUSHDATA2);
            script.write(data.length);
            script.write(data.length >>> 8);
        }
        script.writeBytes(data);
    }

    private static Map<String, Integer> opcodes() {
        Map<String, Integer> names = new HashMap<>(Map.of(
                "TRUE", 0x51, "SUBSTR", 0x7f, "LEFT", 0x80, "AND", 0x84, "OR", 0x85, "DIV", 0x96, "MOD", 0x97, "LSHIFT",
                0x98, "DATA8", 8));
        try {
            for (Field field : Opcodes.class.getDeclaredFields()) {
                if (field.getName().startsWith("OP_") && Modifier.isStatic(field.getModifiers())) {
                    names.put(field.getName().substring(3).replace("_", ""), field.getInt(null));
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }
}
