package network.pyrin.node.scriptengine;

/** Carries a {@link ScriptError} out of the interpreter. Never leaves this package; has no stack trace, so it is cheap. */
final class ScriptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ScriptError error;

    ScriptFailure(ScriptError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    ScriptError error() {
        return error;
    }
}
