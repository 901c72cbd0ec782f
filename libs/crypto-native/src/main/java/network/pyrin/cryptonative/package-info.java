/**
 * secp256k1 signatures by libsecp256k1, called through JNI: what servers verify with, because it is about ten times as fast
 * as pure Java.
 *
 * <p>Depends on {@code crypto} and the binding. Seen by node programs and tests only; the browser and functions use
 * {@link network.pyrin.crypto.BouncyCastleSignatures}, which accepts and rejects exactly the same.
 */
@NullMarked
package network.pyrin.cryptonative;

import org.jspecify.annotations.NullMarked;
