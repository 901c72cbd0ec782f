/**
 * Bytes in, bytes out: hashes, wide unsigned integers, the UTXO multiset, proof of work and signatures.
 *
 * <p>Depends on the JDK and Bouncy Castle's lightweight API only; no reflection, no I/O, no native code, so
 * that the same classes run on a server, in a native image and, compiled to WebAssembly, in a browser.
 */
@NullMarked
package network.pyrin.crypto;

import org.jspecify.annotations.NullMarked;
