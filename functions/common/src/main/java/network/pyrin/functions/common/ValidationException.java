package network.pyrin.functions.common;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown where parameters are malformed; answered with 422 and the {@link Violation}s. */
public final class ValidationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * Makes the refusal.
     *
     * @param violation what is wrong where
     */
    public ValidationException(Violation violation) {
        this(List.of(violation));
    }

    /**
     * Makes the refusal of several.
     *
     * @param violations what is wrong where, at least one
     */
    public ValidationException(List<Violation> violations) {
        super(violations.stream()
                .map(violation -> String.join(".", violation.loc()) + ": " + violation.msg())
                .collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /**
     * The first of what is wrong.
     *
     * @return the violation
     */
    public Violation violation() {
        return violations.getFirst();
    }

    /**
     * What is wrong where.
     *
     * @return at least one
     */
    public List<Violation> violations() {
        return violations;
    }
}
