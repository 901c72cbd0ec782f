package network.pyrin.readmodel;

/** How long lists are cut into pages. */
public final class Pages {
    /** Entries in a full page. */
    public static final int SIZE = 64;

    /** Log of every accepted transaction, coinbases included, kept like an address's history. */
    public static final String ALL_TRANSACTIONS = "@all";

    /** Log of every accepted transaction that is no coinbase, kept like an address's history. */
    public static final String PAYMENTS = "@payments";

    private Pages() {}

    /**
     * The page an entry is in.
     *
     * @param index position in the list, from 0
     * @return page number, from 0
     */
    public static long pageOf(long index) {
        return index / SIZE;
    }

    /**
     * The place of an entry in its page.
     *
     * @param index position in the list, from 0
     * @return 0 to 63
     */
    public static int placeOf(long index) {
        return (int) (index % SIZE);
    }

    /**
     * The {@code _id} of a page.
     *
     * @param list address, or name of a log
     * @param page page number
     * @return for example {@code pyrin:q…/3}
     */
    public static String id(String list, long page) {
        return list + "/" + page;
    }
}
