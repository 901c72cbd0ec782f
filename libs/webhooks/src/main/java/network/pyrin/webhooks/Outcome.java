package network.pyrin.webhooks;

/** What came of one call to a target. */
public sealed interface Outcome {
    /**
     * How long it took.
     *
     * @return milliseconds
     */
    long millis();

    /**
     * The target answered, well or not.
     *
     * @param status HTTP status; a redirect is told here like any other, it is never followed
     * @param body the first {@link WebhookClient#ANSWER_BYTES_MAX} bytes of its body, as UTF-8
     * @param millis how long it took
     */
    record Answered(int status, String body, long millis) implements Outcome {
        /**
         * Whether the target took what it was sent.
         *
         * @return true for 200 to 299
         */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * The target must not be called: its name stands for an address that is not public.
     *
     * @param reason one sentence
     * @param millis how long it took to find out
     */
    record Refused(String reason, long millis) implements Outcome {}

    /**
     * No answer: unknown name, no connection, wrong certificate, too slow.
     *
     * @param reason one sentence
     * @param millis how long it took
     */
    record Failed(String reason, long millis) implements Outcome {}

    /**
     * The same in a few words, for people.
     *
     * @return for example {@code answered 503}
     */
    default String inWords() {
        return switch (this) {
            case Answered answered -> "answered " + answered.status();
            case Refused refused -> refused.reason();
            case Failed failed -> failed.reason();
        };
    }
}
