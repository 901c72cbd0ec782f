package network.pyrin.infra.deploy;

/** The person before the screen. */
public interface Operator {
    /**
     * Shows a line.
     *
     * @param line without line feed
     */
    void say(String line);

    /**
     * Asks and waits for a line.
     *
     * @param question shown before
     * @return the answer; empty if there is nobody to answer
     */
    String ask(String question);

    /**
     * Asks for something that must not be seen: nothing is echoed and nothing kept.
     *
     * @param question shown before
     * @return the answer; empty if there is nobody to answer
     */
    String askSecret(String question);
}
