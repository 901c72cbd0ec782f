package network.pyrin.chain;

/** A UTXO as the set's commitment sees it. Source: protocol 3.5. */
public final class UtxoElement {
    private UtxoElement() {}

    /**
     * The bytes of one element of the multiset.
     *
     * @param outpoint where it was created
     * @param entry what it is
     * @return input of the element hash
     */
    public static byte[] bytes(Outpoint outpoint, UtxoEntry entry) {
        int length = 36 + 8 + 8 + 1 + 2 + 8 + entry.scriptPublicKey().script().length();
        return new ByteWriter(length)
                .hash(outpoint.transactionId())
                .u32(outpoint.index())
                .u64(entry.blockDaaScore())
                .u64(entry.amount())
                .bool(entry.coinbase())
                .u16(entry.scriptPublicKey().version())
                .u64(entry.scriptPublicKey().script().length())
                .bytes(entry.scriptPublicKey().script().unsafeArray())
                .toArray();
    }
}
