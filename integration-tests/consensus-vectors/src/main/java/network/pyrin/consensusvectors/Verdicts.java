package network.pyrin.consensusvectors;

import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.rules.BodyViolation;
import network.pyrin.node.consensus.rules.RuleViolation;

/** Names of verdicts as the recordings spell them. */
final class Verdicts {
    private Verdicts() {}

    /** A status or an error, by name. */
    static String name(BlockOutcome outcome) {
        return switch (outcome) {
            case BlockOutcome.Accepted accepted -> accepted.status().rustName();
            case BlockOutcome.Refused refused -> refused.violation().rustName();
        };
    }

    /** The rule inside a block rule, or "" if there is none. */
    static String innerName(RuleViolation violation) {
        if (!(violation instanceof BodyViolation body)) {
            return "";
        }
        return switch (body) {
            case BodyViolation.TxInIsolationValidationFailed failed ->
                failed.cause().rustName();
            case BodyViolation.TxInContextFailed failed -> failed.cause().rustName();
            case BodyViolation.BadCoinbasePayload bad -> bad.cause().rustName();
            case BodyViolation.NoTransactions none -> "";
            case BodyViolation.BadMerkleRoot bad -> "";
            case BodyViolation.FirstTxNotCoinbase not -> "";
            case BodyViolation.MultipleCoinbases multiple -> "";
            case BodyViolation.MassFieldTooLow low -> "";
            case BodyViolation.ExceedsMassLimit exceeds -> "";
            case BodyViolation.DuplicateTransactions duplicate -> "";
            case BodyViolation.DoubleSpendInSameBlock doubleSpend -> "";
            case BodyViolation.ChainedTransaction chained -> "";
            case BodyViolation.BadCoinbasePayloadBlueScore bad -> "";
            case BodyViolation.WrongSubsidy wrong -> "";
        };
    }
}
