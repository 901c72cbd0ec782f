package network.pyrin.functions.common;

import java.math.BigDecimal;

/** Amounts in the units that answers carry. Inside they are whole leor, 10⁸ to the coin. */
public final class Amounts {
    private static final int COIN_DIGITS = 8;

    private Amounts() {}

    /**
     * An amount in coins, exactly.
     *
     * @param leor base units
     * @return a decimal without trailing zeros, whole numbers without exponent
     */
    public static BigDecimal coins(long leor) {
        BigDecimal coins = BigDecimal.valueOf(leor, COIN_DIGITS).stripTrailingZeros();
        return coins.scale() < 0 ? coins.setScale(0) : coins;
    }

    /**
     * An amount as our own answers carry it.
     *
     * @param leor base units, signed
     * @return decimal digits: JSON numbers lose digits above 2⁵³, and the supply is above that
     */
    public static String text(long leor) {
        return Long.toString(leor);
    }
}
