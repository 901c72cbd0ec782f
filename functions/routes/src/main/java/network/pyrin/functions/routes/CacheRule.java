package network.pyrin.functions.routes;

/**
 * How long the answers of a route may be kept, by browsers and by the content network.
 *
 * <p>Written {@code never}, {@code live}, a number of seconds, or {@code 8..86400}: seconds when the resource says nothing,
 * and the most it may say when the datum is old.
 *
 * @param text as written
 * @param kind what kind of rule
 * @param seconds kept if the resource says nothing more exact
 * @param secondsMax the longest that a resource may say
 */
public record CacheRule(String text, Kind kind, int seconds, int secondsMax) {
    /** Kinds of rules. */
    public enum Kind {
        /** Not kept anywhere. */
        NEVER,
        /** Browsers ask each time, by entity tag; the content network bundles the questions of one second. */
        LIVE,
        /** Kept for a time. */
        SECONDS
    }

    /** Not kept anywhere. */
    public static final CacheRule NO_STORE = new CacheRule("never", Kind.NEVER, 0, 0);

    private static final int YEAR_SECONDS = 31_536_000;

    /** Checks the bounds. */
    public CacheRule {
        if (seconds < 0 || secondsMax < seconds || secondsMax > YEAR_SECONDS) {
            throw new IllegalArgumentException("bad cache rule: " + text);
        }
    }

    /**
     * Reads a rule.
     *
     * @param text as in the class comment
     * @return the rule
     * @throws IllegalArgumentException if it is none
     */
    public static CacheRule parse(String text) {
        if (text.equals("never")) {
            return NO_STORE;
        }
        if (text.equals("live")) {
            return new CacheRule(text, Kind.LIVE, 0, 1);
        }
        int dots = text.indexOf("..");
        try {
            int least = Integer.parseInt(dots < 0 ? text : text.substring(0, dots));
            return new CacheRule(
                    text, Kind.SECONDS, least, dots < 0 ? least : Integer.parseInt(text.substring(dots + 2)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("bad cache rule: " + text, e);
        }
    }

    /**
     * The {@code Cache-Control} of an answer whose resource said nothing.
     *
     * @return the header's value
     */
    public String cacheControl() {
        return switch (kind) {
            case NEVER -> "no-store";
            case LIVE -> "public, max-age=0, s-maxage=1, must-revalidate";
            case SECONDS -> maxAge(seconds);
        };
    }

    /**
     * The {@code Cache-Control} of an answer whose resource knows how long it holds.
     *
     * @param wanted seconds
     * @return the header's value, at most {@link #secondsMax}; a rule of another kind stays what it is
     */
    public String cacheControl(int wanted) {
        return kind == Kind.SECONDS ? maxAge(Math.clamp(wanted, 0, secondsMax)) : cacheControl();
    }

    private static String maxAge(int seconds) {
        return "public, max-age=" + seconds;
    }
}
