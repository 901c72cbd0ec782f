package network.pyrin.crypto;

/** Reading and writing fixed-size integers in byte arrays, without objects. Little-endian unless the name says otherwise. */
public final class Words {
    private Words() {}

    /**
     * Reads a big-endian 64-bit word.
     *
     * @param bytes source
     * @param offset first byte
     * @return the word
     */
    public static long longBigEndian(byte[] bytes, int offset) {
        return Long.reverseBytes(longLittleEndian(bytes, offset));
    }

    /**
     * Reads a little-endian 64-bit word.
     *
     * @param bytes source
     * @param offset first byte
     * @return the word
     */
    public static long longLittleEndian(byte[] bytes, int offset) {
        return (intLittleEndian(bytes, offset) & 0xffffffffL) | ((long) intLittleEndian(bytes, offset + 4) << 32);
    }

    /**
     * Reads a little-endian 32-bit word.
     *
     * @param bytes source
     * @param offset first byte
     * @return the word
     */
    public static int intLittleEndian(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff)
                | (bytes[offset + 1] & 0xff) << 8
                | (bytes[offset + 2] & 0xff) << 16
                | (bytes[offset + 3] & 0xff) << 24;
    }

    /**
     * Writes a big-endian 64-bit word.
     *
     * @param target destination
     * @param offset first byte
     * @param value the word
     */
    public static void putLongBigEndian(byte[] target, int offset, long value) {
        putLongLittleEndian(target, offset, Long.reverseBytes(value));
    }

    /**
     * Writes a little-endian 64-bit word.
     *
     * @param target destination
     * @param offset first byte
     * @param value the word
     */
    public static void putLongLittleEndian(byte[] target, int offset, long value) {
        putIntLittleEndian(target, offset, (int) value);
        putIntLittleEndian(target, offset + 4, (int) (value >>> 32));
    }

    /**
     * Writes a little-endian 32-bit word.
     *
     * @param target destination
     * @param offset first byte
     * @param value the word
     */
    public static void putIntLittleEndian(byte[] target, int offset, int value) {
        target[offset] = (byte) value;
        target[offset + 1] = (byte) (value >>> 8);
        target[offset + 2] = (byte) (value >>> 16);
        target[offset + 3] = (byte) (value >>> 24);
    }
}
