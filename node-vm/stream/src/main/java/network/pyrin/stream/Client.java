package network.pyrin.stream;

/** What the hub knows of a connection. Methods may be called on the hub's event loop and must not block. */
interface Client {
    /**
     * The protocol it speaks.
     *
     * @return one of the two
     */
    Dialect dialect();

    /**
     * Sends a frame, now or when the client takes it.
     *
     * @param frame shared
     */
    void send(Frame frame);
}
