package network.pyrin.chain;

import network.pyrin.crypto.Bytes;

/**
 * Identifies what kind of transaction this is: native, coinbase, registry, or anything else consensus lets pass.
 *
 * @param bytes 20 bytes
 */
public record SubnetworkId(Bytes bytes) {
    /** Length in bytes. */
    public static final int BYTES = 20;

    /** Ordinary transactions: 20 zero bytes. */
    public static final SubnetworkId NATIVE = ofFirstByte(0);

    /** Coinbase transactions: 01 and 19 zero bytes. */
    public static final SubnetworkId COINBASE = ofFirstByte(1);

    /** Registry transactions: 02 and 19 zero bytes. */
    public static final SubnetworkId REGISTRY = ofFirstByte(2);

    /** Rejects any other length. */
    public SubnetworkId {
        if (bytes.length() != BYTES) {
            throw new IllegalArgumentException("a subnetwork id has 20 bytes, not " + bytes.length());
        }
    }

    private static SubnetworkId ofFirstByte(int first) {
        byte[] id = new byte[BYTES];
        id[0] = (byte) first;
        return new SubnetworkId(Bytes.wrap(id));
    }

    @Override
    public String toString() {
        return bytes.toHex();
    }
}
