/**
 * Executes the scripts that lock and unlock outputs.
 *
 * <pre>
 *   ScriptVerifier ── per input ──> Interpreter ── switch by opcode ──> StackOps, NumericOps, SignatureOps, LockOps
 *                                      |                                      |
 *                                 ScriptParser                            DataStack
 * </pre>
 *
 * <p>{@link network.pyrin.node.scriptengine.ScriptVerifier} is the way in; a failed script is a
 * {@link network.pyrin.node.scriptengine.ScriptError}, never an exception. Depends on {@code chain} and {@code crypto} only.
 * Source: protocol section 6 (behaviour of crypto/txscript).
 */
@NullMarked
package network.pyrin.node.scriptengine;

import org.jspecify.annotations.NullMarked;
