package network.pyrin.functions.common;

import java.io.Serial;

/** Thrown where a parameter is malformed; answered with 422 and the {@link Violation}. */
public final class ValidationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    /**
     * Makes the refusal.
     *
     * @param violation what is wrong where
     */
    public ValidationException(Violation violation) {
        super(String.join(".", violation.loc()) + ": " + violation.msg());
        this.violation = violation;
    }

    /**
     * What is wrong where.
     *
     * @return the violation
     */
    public Violation violation() {
        return violation;
    }
}
