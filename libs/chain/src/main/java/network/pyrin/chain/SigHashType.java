package network.pyrin.chain;

import java.util.Optional;

/** What a signature covers; the byte that ends every signature. Source: protocol 3.2. */
public enum SigHashType {
    /** All inputs, all outputs. */
    ALL(0x01),
    /** All inputs, no output. */
    NONE(0x02),
    /** All inputs, the output of the same index. */
    SINGLE(0x04),
    /** This input, all outputs. */
    ALL_ANY_ONE_CAN_PAY(0x81),
    /** This input, no output. */
    NONE_ANY_ONE_CAN_PAY(0x82),
    /** This input, the output of the same index. */
    SINGLE_ANY_ONE_CAN_PAY(0x84);

    private static final int ANY_ONE_CAN_PAY = 0x80;

    private final int code;

    SigHashType(int code) {
        this.code = code;
    }

    /**
     * The byte in a signature script.
     *
     * @return 0 to 255
     */
    public int code() {
        return code;
    }

    /**
     * Finds a type by its byte.
     *
     * @param code 0 to 255
     * @return empty for bytes that make a signature invalid
     */
    public static Optional<SigHashType> of(int code) {
        for (SigHashType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    boolean anyOneCanPay() {
        return (code & ANY_ONE_CAN_PAY) != 0;
    }

    boolean none() {
        return (code & ~ANY_ONE_CAN_PAY) == NONE.code;
    }

    boolean single() {
        return (code & ~ANY_ONE_CAN_PAY) == SINGLE.code;
    }
}
