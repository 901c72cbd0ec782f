package network.pyrin.noderpc;

/** A wire message that does not describe a chain object. The text names the field and what is wrong with it. */
public final class MalformedMessageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong and where.
     *
     * @param field path of the field, as clients write it
     * @param problem what is wrong, for people
     */
    public MalformedMessageException(String field, String problem) {
        super(field + ": " + problem);
    }
}
