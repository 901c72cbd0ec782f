package network.pyrin.chain;

import java.util.Optional;
import network.pyrin.crypto.Bytes;

/**
 * The payload of a coinbase: what the block claims about itself and whom to pay when it is merged.
 *
 * <p>Layout, little-endian: blue score u64, subsidy u64, script version u16, script length u8, script, extra data. Source:
 * protocol 3.6.
 *
 * @param blueScore blue score of this block, unsigned
 * @param subsidy leor that this block creates, unsigned
 * @param miner whom to pay, and free bytes
 */
public record CoinbasePayload(long blueScore, long subsidy, MinerData miner) {
    /** Bytes in front of the script. */
    public static final int LENGTH_MIN = 8 + 8 + 2 + 1;

    private static final int SCRIPT_LENGTH_AT = LENGTH_MIN - 1;

    /**
     * Checks bytes by the network's limits.
     *
     * @param payload any bytes
     * @param params the limits
     * @return why it cannot be read; empty if {@link #decode} will succeed
     */
    public static Optional<CoinbaseViolation> check(Bytes payload, NetworkParams params) {
        int length = payload.length();
        if (length < LENGTH_MIN) {
            return Optional.of(new CoinbaseViolation.PayloadLenBelowMin(length, LENGTH_MIN));
        }
        if (length > params.maxCoinbasePayloadLen()) {
            return Optional.of(new CoinbaseViolation.PayloadLenAboveMax(length, params.maxCoinbasePayloadLen()));
        }
        int scriptLength = payload.unsignedAt(SCRIPT_LENGTH_AT);
        if (scriptLength > params.coinbasePayloadScriptPublicKeyMaxLen()) {
            return Optional.of(new CoinbaseViolation.PayloadScriptPublicKeyLenAboveMax(
                    scriptLength, params.coinbasePayloadScriptPublicKeyMaxLen()));
        }
        if (length < LENGTH_MIN + scriptLength) {
            return Optional.of(
                    new CoinbaseViolation.PayloadCantContainScriptPublicKey(length, LENGTH_MIN + scriptLength));
        }
        return Optional.empty();
    }

    /**
     * Reads a payload, whatever the network's limits.
     *
     * @param payload bytes that passed {@link #check}
     * @return what they say
     * @throws MalformedBytesException if they are truncated
     */
    public static CoinbasePayload decode(Bytes payload) {
        ByteReader reader = new ByteReader(payload.unsafeArray());
        long blueScore = reader.u64();
        long subsidy = reader.u64();
        int version = reader.u16();
        Bytes script = reader.bytes(reader.u8());
        Bytes extraData = reader.bytes(reader.remaining());
        return new CoinbasePayload(blueScore, subsidy, new MinerData(new ScriptPublicKey(version, script), extraData));
    }

    /**
     * The bytes.
     *
     * @return at least {@link #LENGTH_MIN} bytes; the network's limits are not checked
     * @throws IllegalArgumentException if the script's length does not fit one byte
     */
    public Bytes encode() {
        Bytes script = miner.scriptPublicKey().script();
        if (script.length() > 0xff) {
            throw new IllegalArgumentException("a miner's script has at most 255 bytes, not " + script.length());
        }
        return Bytes.wrap(new ByteWriter(LENGTH_MIN + script.length())
                .u64(blueScore)
                .u64(subsidy)
                .u16(miner.scriptPublicKey().version())
                .u8(script.length())
                .bytes(script.unsafeArray())
                .bytes(miner.extraData().unsafeArray())
                .toArray());
    }

    /**
     * The same claims for another miner.
     *
     * @param other whom to pay
     * @return a payload
     */
    public CoinbasePayload withMiner(MinerData other) {
        return new CoinbasePayload(blueScore, subsidy, other);
    }
}
