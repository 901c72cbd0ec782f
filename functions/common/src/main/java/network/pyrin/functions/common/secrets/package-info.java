/**
 * Reads one secret of AWS Secrets Manager, at the price of one HTTPS call and no library: the SDK for it costs more time at
 * a cold start than everything else a function does.
 *
 * <pre>
 *   Environment -> Credentials (keys of the environment, or the runtime's own endpoint where a snapshot was restored)
 *               -> Signature (version 4) -> SecretReader -> text
 * </pre>
 *
 * <p>May depend on nothing but the Java platform and Jackson.
 */
@NullMarked
package network.pyrin.functions.common.secrets;

import org.jspecify.annotations.NullMarked;
