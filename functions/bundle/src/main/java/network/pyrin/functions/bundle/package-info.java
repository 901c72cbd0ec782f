/**
 * Makes the artefacts that are deployed out of the packaged functions: the program behind {@code ./pyrin functions}.
 *
 * <pre>
 *   functions/NAME/lambda/target (what the framework packaged)
 *     -> AppJar (one jar with the loop, the rest in lib/)  -> ManagedArtefact -> NAME-managed.zip
 *     -> RuntimeImage (jlink) + AotCache (trained by real events) + bootstrap
 *                                                          -> AotArtefact     -> NAME-aot-ARCH.zip
 * </pre>
 *
 * <p>Beside each zip lie its SHA-256 and a manifest. Knows functions by their files only. Training runs another program,
 * given by its class path, so that nothing here depends on a test tool.
 */
@NullMarked
package network.pyrin.functions.bundle;

import org.jspecify.annotations.NullMarked;
