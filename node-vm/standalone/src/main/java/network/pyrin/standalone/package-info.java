/**
 * The whole system in one process: the composition root behind {@code ./pyrin up}.
 *
 * <p>Nothing is decided here but order and addresses; every part is the class that also runs on its own server:
 *
 * <pre>
 *   flags -> StandaloneConfig -> data folder (locked) -> embedded Redis, MongoDB
 *         -> node -> miners, traffic -> processor -> HTTP API, stream, explorer files (one port)
 * </pre>
 *
 * <p>May depend on everything of {@code node-vm} and on the {@code api} libraries of {@code functions}; nothing depends
 * on it.
 */
@NullMarked
package network.pyrin.standalone;

import org.jspecify.annotations.NullMarked;
