package network.pyrin.node.app.upkeep;

import java.util.List;

/**
 * What a check of a stored chain found.
 *
 * @param blocks how many blocks were looked at
 * @param chainBlocks how many of them are on the selected chain
 * @param unspentOutputs entries of virtual's UTXO set
 * @param leor their sum
 * @param faults how many things are wrong
 * @param findings a sentence for each of the first of them
 */
public record VerifyReport(
        long blocks, long chainBlocks, long unspentOutputs, long leor, long faults, List<String> findings) {
    /** Copies the list. */
    public VerifyReport {
        findings = List.copyOf(findings);
    }

    /**
     * Whether nothing is wrong.
     *
     * @return true without findings
     */
    public boolean sound() {
        return faults == 0;
    }
}
