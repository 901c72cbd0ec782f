package network.pyrin.readmodel;

/** What the selected chain made of a block; stored by its lower-case name. */
public enum BlockColor {
    /** No chain block has merged it yet. */
    PENDING("pending"),
    /** Merged as blue. */
    BLUE("blue"),
    /** Merged as red. */
    RED("red");

    private final String text;

    BlockColor(String text) {
        this.text = text;
    }

    /**
     * The stored form.
     *
     * @return lower-case word
     */
    public String text() {
        return text;
    }

    static BlockColor ofText(String text) {
        for (BlockColor color : values()) {
            if (color.text.equals(text)) {
                return color;
            }
        }
        throw new ReadModelFormatException("no such block colour: " + text);
    }
}
