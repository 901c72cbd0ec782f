/**
 * Makes a release bundle from a built project. Runs on the machine that builds; nothing of it is needed on a server.
 *
 * <pre>
 *   class paths of the programs --+
 *   standalone's application -----+--> jars, each once --+
 *   jlink ------------------------> runtime              +--> folder --seal--> archive
 *   units, pages, functions -------------------------------+
 * </pre>
 *
 * <p>May use {@code libs/release-bundle} and the JDK.
 */
@NullMarked
package network.pyrin.image.pack;

import org.jspecify.annotations.NullMarked;
