package network.pyrin.image.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts and stops services: systemd on a live system, nothing in the root of an image. */
public interface ServiceManager {
    /**
     * What is known of a service.
     *
     * @param active whether it runs
     * @param word the manager's own word for its state
     * @param pid main process, if it runs
     * @param restarts how often it was started again by itself
     * @param memoryBytes what it takes now, if known
     */
    record State(boolean active, String word, Optional<Long> pid, long restarts, Optional<Long> memoryBytes) {}

    /**
     * Whether services can run here at all.
     *
     * @return false in the root of an image
     */
    boolean isLive();

    /**
     * Makes users and folders that the units name.
     *
     * @throws ServerException if that fails
     */
    void prepare() throws ServerException;

    /**
     * Reads changed units.
     *
     * @throws ServerException if that fails
     */
    void reload() throws ServerException;

    /**
     * Has units started with the system from now on.
     *
     * @param units names
     * @throws ServerException if that fails
     */
    void enable(List<String> units) throws ServerException;

    /**
     * The opposite of {@link #enable}; unknown units are no error.
     *
     * @param units names
     * @throws ServerException if that fails
     */
    void disable(List<String> units) throws ServerException;

    /**
     * Starts a service and waits until it says that it is ready.
     *
     * @param service which
     * @throws ServerException if it does not come up
     */
    void start(Service service) throws ServerException;

    /**
     * Stops a service and waits until it is gone; does nothing if it does not run.
     *
     * @param service which
     * @throws ServerException if it does not stop
     */
    void stop(Service service) throws ServerException;

    /**
     * Gives files that were put in place to the user of a service.
     *
     * @param tree a folder
     * @param user its name
     * @throws ServerException if that fails
     */
    void own(Path tree, String user) throws ServerException;

    /**
     * What it does now.
     *
     * @param service which
     * @return as far as known
     */
    State state(Service service);

    /**
     * What it said last.
     *
     * @param service which
     * @return some lines for the operator; may be empty
     */
    List<String> lastWords(Service service);
}
