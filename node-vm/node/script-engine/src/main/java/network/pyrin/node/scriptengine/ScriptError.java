package network.pyrin.node.scriptengine;

import network.pyrin.crypto.Bytes;

/**
 * Why a script failed. The record names are those of the original's error variants, and {@link #message} is its display
 * text, so that operators and clients meet the same words. Source: protocol 6 (crypto/txscript/errors).
 */
public sealed interface ScriptError {
    /**
     * The failure in one sentence, without capital or full stop.
     *
     * @return the text
     */
    String message();

    /**
     * The variant's name.
     *
     * @return for example {@code EvalFalse}
     */
    default String rustName() {
        return getClass().getSimpleName();
    }

    /**
     * A PUSHDATA opcode whose length bytes are cut off.
     *
     * @param found the length bytes that were there
     */
    record MalformedPushSize(Bytes found) implements ScriptError {
        @Override
        public String message() {
            return "invalid opcode length: " + ScriptText.paddedHexList(found);
        }
    }

    /**
     * A push that runs past the end of the script.
     *
     * @param required bytes the push asks for
     * @param remaining bytes left in the script
     */
    record MalformedPush(int required, int remaining) implements ScriptError {
        @Override
        public String message() {
            return "opcode requires " + required + " bytes, but script only has " + remaining + " remaining";
        }
    }

    /**
     * The input to verify does not exist.
     *
     * @param index input asked for
     * @param inputs inputs the transaction has
     */
    record InvalidIndex(int index, int inputs) implements ScriptError {
        @Override
        public String message() {
            return "transaction input index " + index + " >= " + inputs;
        }
    }

    /**
     * Data and alternative stack together are too deep.
     *
     * @param size items
     * @param sizeMax items allowed
     */
    record StackSizeExceeded(int size, int sizeMax) implements ScriptError {
        @Override
        public String message() {
            return "combined stack size " + size + " > max allowed " + sizeMax;
        }
    }

    /**
     * An undefined opcode was executed.
     *
     * @param opcode the opcode and its data
     */
    record InvalidOpcode(String opcode) implements ScriptError {
        @Override
        public String message() {
            return "attempt to execute invalid opcode " + opcode;
        }
    }

    /**
     * A reserved opcode was executed.
     *
     * @param opcode the opcode and its data
     */
    record OpcodeReserved(String opcode) implements ScriptError {
        @Override
        public String message() {
            return "attempt to execute reserved opcode " + opcode;
        }
    }

    /**
     * A disabled opcode stands in the script.
     *
     * @param opcode the opcode and its data
     */
    record OpcodeDisabled(String opcode) implements ScriptError {
        @Override
        public String message() {
            return "attempt to execute disabled opcode " + opcode;
        }
    }

    /**
     * An item was needed where there is none.
     */
    record EmptyStack() implements ScriptError {
        @Override
        public String message() {
            return "attempt to read from empty stack";
        }
    }

    /**
     * More than the result is left on the stack.
     *
     * @param unexpected items too many
     */
    record CleanStack(int unexpected) implements ScriptError {
        @Override
        public String message() {
            return "stack contains " + unexpected + " unexpected items";
        }
    }

    /**
     * The script ended with a false result.
     */
    record EvalFalse() implements ScriptError {
        @Override
        public String message() {
            return "false stack entry at end of script execution";
        }
    }

    /**
     * OP_RETURN was executed.
     */
    record EarlyReturn() implements ScriptError {
        @Override
        public String message() {
            return "script returned early";
        }
    }

    /**
     * A VERIFY opcode met a false value.
     */
    record VerifyError() implements ScriptError {
        @Override
        public String message() {
            return "script ran, but verification failed";
        }
    }

    /**
     * An opcode met an operand or a condition it cannot work on.
     *
     * @param reason what was wrong
     */
    record InvalidState(String reason) implements ScriptError {
        @Override
        public String message() {
            return "encountered invalid state while running script: " + reason;
        }
    }

    /**
     * A key or signature does not parse.
     *
     * @param reason which of them
     */
    record InvalidSignature(String reason) implements ScriptError {
        @Override
        public String message() {
            return "signature invalid: " + reason;
        }
    }

    /**
     * Too many opcodes that are not pushes.
     *
     * @param operationsMax operations allowed
     */
    record TooManyOperations(int operationsMax) implements ScriptError {
        @Override
        public String message() {
            return "exceeded max operation limit of " + operationsMax;
        }
    }

    /**
     * A pushed element is too long.
     *
     * @param size bytes
     * @param sizeMax bytes allowed
     */
    record ElementTooBig(int size, int sizeMax) implements ScriptError {
        @Override
        public String message() {
            return "element size " + size + " exceeds max allowed size " + sizeMax;
        }
    }

    /**
     * A push or a number is not encoded in the shortest way.
     *
     * @param reason what was expected
     */
    record NotMinimalData(String reason) implements ScriptError {
        @Override
        public String message() {
            return "push encoding is not minimal: " + reason;
        }
    }

    /**
     * A lock opcode's condition does not hold.
     *
     * @param reason which condition
     */
    record UnsatisfiedLockTime(String reason) implements ScriptError {
        @Override
        public String message() {
            return "Unsatisfied lock time: " + reason;
        }
    }

    /**
     * An operand is longer than numbers may be.
     *
     * @param reason the operand
     */
    record NumberTooBig(String reason) implements ScriptError {
        @Override
        public String message() {
            return "Number too big: " + reason;
        }
    }

    /**
     * A failed multisig check had non-empty signatures.
     */
    record NullFail() implements ScriptError {
        @Override
        public String message() {
            return "not all signatures empty on failed checkmultisig";
        }
    }

    /**
     * A multisig check asks for an impossible number of signatures.
     *
     * @param reason the number
     */
    record InvalidSignatureCount(String reason) implements ScriptError {
        @Override
        public String message() {
            return "invalid signature count: " + reason;
        }
    }

    /**
     * A multisig check asks for an impossible number of keys.
     *
     * @param reason the number
     */
    record InvalidPubKeyCount(String reason) implements ScriptError {
        @Override
        public String message() {
            return "invalid pubkey count: " + reason;
        }
    }

    /**
     * The last byte of a signature names no signature hash type.
     *
     * @param type the byte, unsigned
     */
    record InvalidSigHashType(int type) implements ScriptError {
        @Override
        public String message() {
            return String.format("invalid hash type 0x%02x", type);
        }
    }

    /**
     * A public key has the wrong length.
     */
    record PubKeyFormat() implements ScriptError {
        @Override
        public String message() {
            return "unsupported public key type";
        }
    }

    /**
     * A signature is not 64 bytes long.
     *
     * @param length bytes without the type byte
     */
    record SigLength(int length) implements ScriptError {
        @Override
        public String message() {
            return "invalid signature length " + length;
        }
    }

    /**
     * The signature script does more than push.
     */
    record SignatureScriptNotPushOnly() implements ScriptError {
        @Override
        public String message() {
            return "signature script is not push only";
        }
    }

    /**
     * A script ended inside an IF.
     */
    record ErrUnbalancedConditional() implements ScriptError {
        @Override
        public String message() {
            return "end of script reached in conditional execution";
        }
    }

    /**
     * An opcode needs more items than there are.
     *
     * @param required items needed
     * @param found items on the stack
     */
    record InvalidStackOperation(int required, int found) implements ScriptError {
        @Override
        public String message() {
            return "opcode requires at least " + required + " but stack has only " + found;
        }
    }

    /**
     * A script is too long.
     *
     * @param size bytes
     * @param sizeMax bytes allowed
     */
    record ScriptSize(int size, int sizeMax) implements ScriptError {
        @Override
        public String message() {
            return "script of size " + size + " exceeded maximum allowed size of " + sizeMax;
        }
    }
}
