package network.pyrin.image.server;

/** Looks whether a service works: not only that its process lives, but that it answers. */
public interface Health {
    /**
     * What a look brought.
     *
     * @param healthy whether it works
     * @param text a few words for the operator
     */
    record Look(boolean healthy, String text) {}

    /**
     * Looks once; takes two seconds at most.
     *
     * @param service which
     * @return what it says
     */
    Look look(Service service);
}
