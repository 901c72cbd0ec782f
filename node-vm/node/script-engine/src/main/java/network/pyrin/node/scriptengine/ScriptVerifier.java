package network.pyrin.node.scriptengine;

import java.util.Optional;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SignatureHashing;
import network.pyrin.crypto.SignatureVerifier;

/**
 * Decides whether an input may spend its output. Stateless but for the shared {@link SignatureCache}; thread-safe.
 *
 * <p>Source: protocol 6.2.
 */
public final class ScriptVerifier {
    private static final int SCRIPT_BYTES_MAX = 10_000;
    private static final int SCRIPT_VERSION_MAX = 0;

    private final SignatureVerifier signatures;
    private final SignatureCache cache;

    /**
     * Makes a verifier.
     *
     * @param signatures checks signatures
     * @param cache shared with every other verifier of the node, so that nothing is checked twice
     */
    public ScriptVerifier(SignatureVerifier signatures, SignatureCache cache) {
        this.signatures = signatures;
        this.cache = cache;
    }

    /**
     * Runs the scripts of one input. Cost: one signature check for the usual script, at most 201 operations a script.
     *
     * @param hashing the transaction, the outputs it spends and its signature hashes; not shared between threads
     * @param index the input
     * @return why it may not spend, or empty if it may
     */
    public Optional<ScriptError> verify(SignatureHashing hashing, int index) {
        int inputs = hashing.populated().transaction().inputs().size();
        if (index < 0 || index >= inputs) {
            return Optional.of(new ScriptError.InvalidIndex(index, inputs));
        }
        try {
            execute(new InputContext(hashing, index, signatures, cache));
            return Optional.empty();
        } catch (ScriptFailure failure) {
            return Optional.of(failure.error());
        }
    }

    private static void execute(InputContext context) throws ScriptFailure {
        ScriptPublicKey spent =
                context.hashing().populated().entries().get(context.index()).scriptPublicKey();
        if (spent.version() > SCRIPT_VERSION_MAX) {
            return; // later versions are for later rules: anyone can spend
        }
        byte[] unlocking = context.input().signatureScript().unsafeArray();
        byte[] locking = spent.script().unsafeArray();
        if (unlocking.length == 0 && locking.length == 0) {
            throw new ScriptFailure(new ScriptError.EvalFalse());
        }
        requireSize(unlocking);
        requireSize(locking);

        Interpreter interpreter = new Interpreter(context);
        interpreter.run(unlocking, true);
        boolean payToScriptHash = ScriptForms.isPayToScriptHash(locking);
        DataStack beforeLocking = interpreter.stack().copy();
        interpreter.run(locking, false);
        if (payToScriptHash) {
            requireTrue(interpreter.stack());
            interpreter.restore(beforeLocking);
            interpreter.run(beforeLocking.popOrEmptyStack(), false);
        }
        requireOnlyTrue(interpreter.stack());
    }

    private static void requireSize(byte[] script) throws ScriptFailure {
        if (script.length > SCRIPT_BYTES_MAX) {
            throw new ScriptFailure(new ScriptError.ScriptSize(script.length, SCRIPT_BYTES_MAX));
        }
    }

    private static void requireTrue(DataStack stack) throws ScriptFailure {
        if (!stack.popBoolean()) {
            throw new ScriptFailure(new ScriptError.EvalFalse());
        }
    }

    private static void requireOnlyTrue(DataStack stack) throws ScriptFailure {
        if (stack.size() > 1) {
            throw new ScriptFailure(new ScriptError.CleanStack(stack.size() - 1));
        }
        if (stack.size() == 0) {
            throw new ScriptFailure(new ScriptError.EmptyStack());
        }
        requireTrue(stack);
    }
}
