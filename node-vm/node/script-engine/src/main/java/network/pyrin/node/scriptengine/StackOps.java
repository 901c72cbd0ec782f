package network.pyrin.node.scriptengine;

import java.util.Arrays;

/** Opcodes that move items about. */
final class StackOps {
    private StackOps() {}

    static void execute(int opcode, DataStack stack, DataStack altStack) throws ScriptFailure {
        switch (opcode) {
            case Opcodes.OP_TOALTSTACK -> altStack.push(stack.popChecked());
            case Opcodes.OP_FROMALTSTACK -> stack.push(altStack.popOrEmptyStack());
            case Opcodes.OP_2DROP -> stack.drop(2);
            case Opcodes.OP_2DUP -> stack.duplicate(2);
            case Opcodes.OP_3DUP -> stack.duplicate(3);
            case Opcodes.OP_2OVER -> stack.over(2);
            case Opcodes.OP_2ROT -> stack.raise(2, 2);
            case Opcodes.OP_2SWAP -> stack.raise(2, 1);
            case Opcodes.OP_IFDUP -> duplicateIfTrue(stack);
            case Opcodes.OP_DEPTH -> stack.push((long) stack.size());
            case Opcodes.OP_DROP -> stack.drop(1);
            case Opcodes.OP_DUP -> stack.duplicate(1);
            case Opcodes.OP_NIP -> {
                stack.require(2);
                stack.remove(1);
            }
            case Opcodes.OP_OVER -> stack.over(1);
            case Opcodes.OP_PICK -> stack.push(stack.peek(popLocation(stack, "pick")));
            case Opcodes.OP_ROLL -> stack.push(stack.remove(popLocation(stack, "roll")));
            case Opcodes.OP_ROT -> stack.raise(1, 2);
            case Opcodes.OP_SWAP -> stack.raise(1, 1);
            case Opcodes.OP_TUCK -> {
                stack.require(2);
                stack.insert(2, stack.peek(0));
            }
            default -> throw new IllegalStateException("not a stack opcode: " + opcode);
        }
    }

    static void size(DataStack stack) throws ScriptFailure {
        stack.require(1);
        stack.push((long) stack.peek(0).length);
    }

    /** Pops two items and tells whether they are the same bytes. */
    static boolean popEqual(DataStack stack) throws ScriptFailure {
        stack.require(2);
        return Arrays.equals(stack.pop(), stack.pop());
    }

    private static void duplicateIfTrue(DataStack stack) throws ScriptFailure {
        stack.require(1);
        if (ScriptNumber.isTrue(stack.peek(0))) {
            stack.push(stack.peek(0));
        }
    }

    private static int popLocation(DataStack stack, String verb) throws ScriptFailure {
        long location = stack.popNumbers(1)[0];
        if (location < 0 || location >= stack.size()) {
            throw new ScriptFailure(new ScriptError.InvalidState(verb + " at an invalid location"));
        }
        return (int) location;
    }
}
