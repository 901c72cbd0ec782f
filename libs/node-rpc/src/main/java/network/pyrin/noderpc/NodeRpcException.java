package network.pyrin.noderpc;

/** A call to the node that gave no answer. Says whether the same call may work later. */
public final class NodeRpcException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why there is no answer. */
    public enum Reason {
        /** There is no connection, or it broke while waiting. The call may or may not have had its effect. */
        UNAVAILABLE(true),
        /** The deadline passed. The call may or may not have had its effect. */
        TIMEOUT(true),
        /** Too many calls are waiting already on this client. The call was not sent. */
        OVERLOADED(true),
        /** The node understood the call and said no; the message is the node's. */
        REFUSED(false),
        /** The other side is not a node of the expected network, or does not speak the protocol. */
        INCOMPATIBLE(false),
        /** This client has been closed. */
        CLOSED(false);

        private final boolean retryHelps;

        Reason(boolean retryHelps) {
            this.retryHelps = retryHelps;
        }
    }

    private final Reason reason;

    /**
     * Says why, and in words.
     *
     * @param reason why
     * @param message one sentence for people
     */
    public NodeRpcException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Why there is no answer.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Whether sending the same call again later may work.
     *
     * @return false if only a different call or configuration helps
     */
    public boolean retryHelps() {
        return reason.retryHelps;
    }

    /** The same for another waiting caller, with that caller's stack. */
    NodeRpcException again() {
        return new NodeRpcException(reason, String.valueOf(getMessage()));
    }
}
