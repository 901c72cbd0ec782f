package network.pyrin.lambdahost.runtime;

/** How a call ended. */
public sealed interface Outcome {
    /**
     * The function answered.
     *
     * @param payload JSON as the function wrote it
     */
    record Answered(String payload) implements Outcome {}

    /**
     * The function did not answer.
     *
     * @param kind who is to blame
     * @param errorType Lambda's name of the error, or the exception's
     * @param errorMessage for people
     */
    record Failed(Kind kind, String errorType, String errorMessage) implements Outcome {}

    /** Why a call failed. */
    enum Kind {
        /** The handler threw. */
        HANDLER,
        /** The process ended, or could not start. */
        CRASH,
        /** The call took too long; the instance was killed. */
        TIMEOUT,
        /** The instance used too much memory and was killed. */
        MEMORY,
        /** The answer was larger than a payload may be. */
        TOO_LARGE,
        /** All instances are busy and nobody may wait. */
        THROTTLED
    }
}
