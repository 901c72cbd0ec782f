package network.pyrin.node.scriptengine;

/** Opcodes that compute. Operands have at most 32 bits, so no result overflows 64. */
final class NumericOps {
    private NumericOps() {}

    static void execute(int opcode, DataStack stack) throws ScriptFailure {
        if (opcode == Opcodes.OP_WITHIN) {
            long[] n = stack.popNumbers(3);
            stack.push(truth(n[0] >= n[1] && n[0] < n[2]));
        } else if (opcode <= Opcodes.OP_0NOTEQUAL) {
            stack.push(unary(opcode, stack.popNumbers(1)[0]));
        } else {
            long[] n = stack.popNumbers(2);
            if (opcode == Opcodes.OP_NUMEQUALVERIFY) {
                Interpreter.verify(n[0] == n[1]);
            } else {
                stack.push(binary(opcode, n[0], n[1]));
            }
        }
    }

    private static long unary(int opcode, long value) {
        return switch (opcode) {
            case Opcodes.OP_1ADD -> value + 1;
            case Opcodes.OP_1SUB -> value - 1;
            case Opcodes.OP_NEGATE -> -value;
            case Opcodes.OP_ABS -> Math.abs(value);
            case Opcodes.OP_NOT -> truth(value == 0);
            case Opcodes.OP_0NOTEQUAL -> truth(value != 0);
            default -> throw new IllegalStateException("not a unary opcode: " + opcode);
        };
    }

    private static long binary(int opcode, long a, long b) {
        return switch (opcode) {
            case Opcodes.OP_ADD -> a + b;
            case Opcodes.OP_SUB -> a - b;
            case Opcodes.OP_BOOLAND -> truth(a != 0 && b != 0);
            case Opcodes.OP_BOOLOR -> truth(a != 0 || b != 0);
            case Opcodes.OP_NUMEQUAL -> truth(a == b);
            case Opcodes.OP_NUMNOTEQUAL -> truth(a != b);
            case Opcodes.OP_LESSTHAN -> truth(a < b);
            case Opcodes.OP_GREATERTHAN -> truth(a > b);
            case Opcodes.OP_LESSTHANOREQUAL -> truth(a <= b);
            case Opcodes.OP_GREATERTHANOREQUAL -> truth(a >= b);
            case Opcodes.OP_MIN -> Math.min(a, b);
            case Opcodes.OP_MAX -> Math.max(a, b);
            default -> throw new IllegalStateException("not a binary opcode: " + opcode);
        };
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }
}
