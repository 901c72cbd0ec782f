package network.pyrin.stream;

/** What clients of one protocol say. Called on the event loop of the connection. */
sealed interface ClientMessages permits OwnMessages, RawMessages {
    /**
     * Whether a text only shows that the client is there.
     *
     * @param text as received
     * @return true if nothing is to be done
     */
    boolean isKeepAlive(String text);

    /**
     * Does what a client asks for; answers with a frame if it cannot be understood.
     *
     * @param text as received, within the length limit
     * @param client who
     */
    void handle(String text, Client client);
}
