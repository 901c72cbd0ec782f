package network.pyrin.functions.walletapi.api;

import java.util.List;
import java.util.Locale;

/**
 * What a node means by its words. The protocol has only a text; the texts are those of the reference node, which others
 * repeat. An unknown text is still a refusal, with the code of {@link #REFUSED}.
 */
enum Verdict {
    /** It waits already: sending it again was not needed, and did no harm. */
    IN_MEMPOOL("in-mempool", 200, "is already in the mempool"),
    /** It waits already, for an input that the node does not know. */
    IN_ORPHAN_POOL("in-orphan-pool", 200, "is already in the orphan pool"),
    /** It is in the chain. */
    ACCEPTED("accepted", 200, "was already accepted by the consensus"),
    /** An output it spends is spent by another transaction that waits. */
    DOUBLE_SPEND(
            "double-spend",
            409,
            "already spent by transaction",
            "is double spending an input from already existing orphan"),
    /** An output it spends does not exist, or not any more. */
    ORPHAN(
            "orphan",
            422,
            "is an orphan where orphan is disallowed",
            "outpoints corresponding to some transaction inputs are missing"),
    /** It spends a coinbase too early. */
    IMMATURE("immature", 422, "spends an immature utxo", "tried to spend coinbase outpoint"),
    /** It pays too little. */
    FEE_TOO_LOW("fee-too-low", 422, "fees which is under the required amount"),
    /** It is too heavy. */
    MASS_TOO_HIGH(
            "mass-too-high", 422, "transaction mass of", "transaction mass in context", "orphan transaction size of"),
    /** An output is worth less than spending it costs. */
    DUST("dust", 422, "is dust"),
    /** Many outputs for a small fee. */
    SPAM("spam", 422, "rejected spam tx"),
    /** Valid, but of a form that nodes do not relay. */
    NOT_STANDARD("not-standard", 422, "is not standard"),
    /** A signature is wrong. */
    BAD_SIGNATURE("bad-signature", 422, "failed to verify the signature script", "sig op count is"),
    /** Its lock time, or an input's, has not come. */
    NOT_FINAL("not-final", 422, "is not finalized", "sequence locks conditions was not met"),
    /** Its outputs are more than its inputs. */
    SPENDS_TOO_MUCH("spends-too-much", 422, "while its total inputs amount is"),
    /** The node has no room; later it may have. */
    MEMPOOL_FULL("mempool-full", 503, "has reached the maximum allowed"),
    /** It breaks a rule of consensus, or is malformed for the node. */
    INVALID("invalid-transaction", 422, "rejected transaction", "transaction.", "transaction:"),
    /** The node says no, in words that are not known here. */
    REFUSED("refused", 422);

    private final String code;
    private final int status;
    private final List<String> parts;

    Verdict(String code, int status, String... parts) {
        this.code = code;
        this.status = status;
        this.parts = List.of(parts);
    }

    /** The stable code for programs. */
    String code() {
        return code;
    }

    /** The HTTP status: 200 where the transaction is where it should be. */
    int status() {
        return status;
    }

    /** The meaning of a node's refusal. */
    static Verdict of(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        for (Verdict verdict : values()) {
            if (verdict.parts.stream().anyMatch(lower::contains)) {
                return verdict;
            }
        }
        return REFUSED;
    }
}
