/**
 * What tests of many modules share: recorded chains read into chain types, a wallet that makes and signs transactions the same way
 * every time, and a small read model written by hand.
 *
 * <pre>
 *   recording directory --Recording--> params, blocks, utxos (chain types), steps and verdicts (JSON lines)
 *   seed --TestWallet--> keys --> signed transactions
 *   empty MongoDB --SampleChain--> a read model of five blocks
 * </pre>
 *
 * <p>May depend on any library; only tests and the vector tools depend on it. Recordings and vectors are not part of this
 * repository: {@link network.pyrin.testing.TestData} finds them and skips a test, saying so, where they are absent.
 */
@NullMarked
package network.pyrin.testing;

import org.jspecify.annotations.NullMarked;
