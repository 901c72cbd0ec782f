package network.pyrin.functions.common;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * One parameter that is not what it must be, in the form that existing clients know.
 *
 * @param loc where: the kind ({@code path}, {@code query}, {@code body}), then the name
 * @param msg what is wrong, for people
 * @param type what is wrong, for programs
 */
@RegisterForReflection
public record Violation(List<String> loc, String msg, String type) {
    /** Copies the location. */
    public Violation {
        loc = List.copyOf(loc);
    }
}
