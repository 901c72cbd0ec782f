package network.pyrin.node.scriptengine;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.crypto.Blake3;
import network.pyrin.crypto.Sha256;

/**
 * Runs the scripts of one input, one after the other, on one data stack. Used once, by one thread. Source: protocol 6.2.
 */
final class Interpreter {
    static final int STACK_ITEMS_MAX = 244;
    static final int ELEMENT_BYTES_MAX = 520;
    static final int OPERATIONS_MAX = 201;

    /** State of one IF: whether its branch runs. SKIP is an IF inside a branch that does not run. */
    private enum Branch {
        TRUE,
        FALSE,
        SKIP
    }

    private final InputContext input;
    private final SignatureOps signatures;
    private final DataStack altStack = new DataStack();
    private final List<Branch> branches = new ArrayList<>();
    private DataStack stack = new DataStack();
    private int operations;

    Interpreter(InputContext input) {
        this.input = input;
        this.signatures = new SignatureOps(input);
    }

    DataStack stack() {
        return stack;
    }

    void restore(DataStack saved) {
        this.stack = saved;
    }

    static void verify(boolean condition) throws ScriptFailure {
        if (!condition) {
            throw new ScriptFailure(new ScriptError.VerifyError());
        }
    }

    /** Runs one script to its end. */
    void run(byte[] script, boolean pushOnly) throws ScriptFailure {
        ScriptParser parser = new ScriptParser(script);
        while (parser.next()) {
            step(parser.opcode(), parser.data(), pushOnly);
            int depth = altStack.size() + stack.size();
            if (depth > STACK_ITEMS_MAX) {
                throw new ScriptFailure(new ScriptError.StackSizeExceeded(depth, STACK_ITEMS_MAX));
            }
        }
        if (!branches.isEmpty()) {
            throw new ScriptFailure(new ScriptError.ErrUnbalancedConditional());
        }
        altStack.clear();
        operations = 0;
    }

    private void step(int opcode, byte[] data, boolean pushOnly) throws ScriptFailure {
        if (Opcodes.isDisabled(opcode)) {
            throw new ScriptFailure(new ScriptError.OpcodeDisabled(ScriptText.opcode(opcode, data)));
        }
        if (Opcodes.isAlwaysIllegal(opcode)) {
            throw new ScriptFailure(new ScriptError.OpcodeReserved(ScriptText.opcode(opcode, data)));
        }
        if (pushOnly && !Opcodes.isPush(opcode)) {
            throw new ScriptFailure(new ScriptError.SignatureScriptNotPushOnly());
        }
        if (!Opcodes.isPush(opcode)) {
            countOperations(1);
        } else if (data.length > ELEMENT_BYTES_MAX) {
            throw new ScriptFailure(new ScriptError.ElementTooBig(data.length, ELEMENT_BYTES_MAX));
        }
        if (isExecuting() || Opcodes.isConditional(opcode)) {
            execute(opcode, data);
        }
    }

    private void countOperations(int count) throws ScriptFailure {
        operations += count;
        if (operations > OPERATIONS_MAX) {
            throw new ScriptFailure(new ScriptError.TooManyOperations(OPERATIONS_MAX));
        }
    }

    private boolean isExecuting() {
        return branches.isEmpty() || branches.getLast() == Branch.TRUE;
    }

    private void execute(int opcode, byte[] data) throws ScriptFailure {
        if (opcode <= Opcodes.OP_16) {
            push(opcode, data);
        } else if (opcode <= Opcodes.OP_RETURN) {
            control(opcode);
        } else if (opcode <= Opcodes.OP_TUCK) {
            StackOps.execute(opcode, stack, altStack);
        } else if (opcode >= Opcodes.OP_1ADD && opcode <= Opcodes.OP_WITHIN) {
            NumericOps.execute(opcode, stack);
        } else {
            other(opcode);
        }
    }

    private void push(int opcode, byte[] data) throws ScriptFailure {
        if (opcode == Opcodes.OP_RESERVED) {
            throw reserved(opcode);
        }
        if (opcode == Opcodes.OP_1NEGATE) {
            stack.push(-1L);
        } else if (opcode >= Opcodes.OP_1) {
            stack.push((long) opcode - Opcodes.OP_1 + 1);
        } else {
            MinimalPush.check(opcode, data);
            stack.push(data);
        }
    }

    private void control(int opcode) throws ScriptFailure {
        switch (opcode) {
            case Opcodes.OP_NOP -> {}
            case Opcodes.OP_IF -> branches.add(popBranch(Branch.TRUE, Branch.FALSE));
            case Opcodes.OP_NOTIF -> branches.add(popBranch(Branch.FALSE, Branch.TRUE));
            case Opcodes.OP_ELSE -> branches.add(negate(popOpenBranch()));
            case Opcodes.OP_ENDIF -> popOpenBranch();
            case Opcodes.OP_VERIFY -> verify(stack.popBoolean());
            case Opcodes.OP_RETURN -> throw new ScriptFailure(new ScriptError.EarlyReturn());
            default -> throw reserved(opcode);
        }
    }

    private Branch popBranch(Branch ifTrue, Branch ifFalse) throws ScriptFailure {
        if (!isExecuting()) {
            return Branch.SKIP;
        }
        byte[] condition = stack.popOrEmptyStack();
        if (condition.length == 0) {
            return ifFalse;
        }
        if (condition.length == 1 && condition[0] == 1) {
            return ifTrue;
        }
        throw new ScriptFailure(new ScriptError.InvalidState("expected boolean"));
    }

    private Branch popOpenBranch() throws ScriptFailure {
        if (branches.isEmpty()) {
            throw new ScriptFailure(new ScriptError.InvalidState("condition stack empty"));
        }
        return branches.removeLast();
    }

    private static Branch negate(Branch branch) {
        return switch (branch) {
            case TRUE -> Branch.FALSE;
            case FALSE -> Branch.TRUE;
            case SKIP -> Branch.SKIP;
        };
    }

    private void other(int opcode) throws ScriptFailure {
        switch (opcode) {
            case Opcodes.OP_SIZE -> StackOps.size(stack);
            case Opcodes.OP_EQUAL -> stack.push(StackOps.popEqual(stack));
            case Opcodes.OP_EQUALVERIFY -> verify(StackOps.popEqual(stack));
            case Opcodes.OP_RESERVED1, Opcodes.OP_RESERVED2 -> throw reserved(opcode);
            case Opcodes.OP_SHA256 -> stack.push(Sha256.hash(stack.popChecked()).toBytes());
            case Opcodes.OP_BLAKE3 -> stack.push(Blake3.hash(stack.popChecked()).toBytes());
            case Opcodes.OP_CHECKSIG -> stack.push(signatures.popAndCheck(stack, false));
            case Opcodes.OP_CHECKSIGECDSA -> stack.push(signatures.popAndCheck(stack, true));
            case Opcodes.OP_CHECKSIGVERIFY -> verify(signatures.popAndCheck(stack, false));
            case Opcodes.OP_CHECKMULTISIG -> stack.push(checkMultisig(false));
            case Opcodes.OP_CHECKMULTISIGECDSA -> stack.push(checkMultisig(true));
            case Opcodes.OP_CHECKMULTISIGVERIFY -> verify(checkMultisig(false));
            case Opcodes.OP_CHECKLOCKTIMEVERIFY ->
                LockOps.checkLockTime(stack, input.lockTime(), input.input().sequence());
            case Opcodes.OP_CHECKSEQUENCEVERIFY ->
                LockOps.checkSequence(stack, input.input().sequence());
            default -> throw new ScriptFailure(new ScriptError.InvalidOpcode(ScriptText.opcode(opcode, new byte[0])));
        }
    }

    private boolean checkMultisig(boolean ecdsa) throws ScriptFailure {
        int keys = SignatureOps.popKeyCount(stack);
        countOperations(keys);
        return signatures.popAndCheckMultiple(stack, keys, ecdsa);
    }

    private static ScriptFailure reserved(int opcode) {
        return new ScriptFailure(new ScriptError.OpcodeReserved(ScriptText.opcode(opcode, new byte[0])));
    }
}
