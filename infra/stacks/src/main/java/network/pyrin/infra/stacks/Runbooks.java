package network.pyrin.infra.stacks;

/** Where the runbook of an alarm is: every alarm's description names it, and a test looks whether it is there. */
final class Runbooks {
    private static final String FOLDER = "docs/operations/runbooks/";

    private Runbooks() {}

    /**
     * A runbook's path in the repository.
     *
     * @param alarm the alarm's name without the site's
     * @return path of a Markdown file
     */
    static String path(String alarm) {
        return FOLDER + page(alarm) + ".md";
    }

    /** Alarms of the same kind share a page: one per function, one per distribution. */
    private static String page(String alarm) {
        if (alarm.endsWith("-throttled")) {
            return "function-throttled";
        }
        if (alarm.equals("edge-api-errors")) {
            return "edge-errors";
        }
        String function = alarm.replaceFirst("-errors$", "");
        return Release.FUNCTIONS.contains(function) ? "function-errors" : alarm;
    }
}
