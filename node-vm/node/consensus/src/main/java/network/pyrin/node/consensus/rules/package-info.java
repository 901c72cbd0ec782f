/**
 * What every stage of consensus speaks: the statuses a block can have and the rules it can break.
 *
 * <p>Nouns only, below the stages, so that header, body and virtual stage share them without knowing one another. Depends on
 * the chain library alone.
 *
 * <pre>
 *   unknown --header--> HEADER_ONLY --body--> UTXO_PENDING_VERIFICATION --chain--> UTXO_VALID
 *                           |                           |
 *                        INVALID                DISQUALIFIED_FROM_CHAIN   (can still be merged)
 * </pre>
 */
@NullMarked
package network.pyrin.node.consensus.rules;

import org.jspecify.annotations.NullMarked;
