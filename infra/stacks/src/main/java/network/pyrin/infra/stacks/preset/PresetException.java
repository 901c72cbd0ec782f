package network.pyrin.infra.stacks.preset;

/** A preset file that cannot be used; the message names file and line and says what to write instead. */
public final class PresetException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A complaint about one line.
     *
     * @param file name of the preset file as the operator gave it
     * @param line line number, from 1
     * @param complaint what is wrong, in words
     */
    public PresetException(String file, int line, String complaint) {
        super(file + ", line " + line + ": " + complaint);
    }

    /**
     * A complaint about the whole file.
     *
     * @param file name of the preset file as the operator gave it
     * @param complaint what is wrong, in words
     */
    public PresetException(String file, String complaint) {
        super(file + ": " + complaint);
    }
}
