package network.pyrin.functions.common.secrets;

import java.util.Optional;

/** The variables of the process's environment. */
@FunctionalInterface
public interface Environment {
    /**
     * One variable.
     *
     * @param name of the variable
     * @return empty if it is not set, or to nothing
     */
    Optional<String> get(String name);

    /**
     * This process's own.
     *
     * @return reads the environment at each call
     */
    static Environment ofProcess() {
        return name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }
}
