/**
 * Makes the OpenAPI document say what the bodies are.
 *
 * <p>The framework reads a record's fields and takes an amount for an integer, though it is written as decimal text, and
 * it does not know what is always there. Here the document's bodies are described anew while building, by walking the
 * serializers that write them.
 *
 * <pre>
 *   resources --framework--> OpenAPI with guesses --{@link network.pyrin.functions.common.openapi.TrueBodies}--> openapi.json
 *                                                       | one body type after the other
 *                                                       v
 *                            {@link network.pyrin.functions.common.openapi.SchemaWriter} &lt;-- walks -- the JSON mapper
 * </pre>
 *
 * <p>Runs at build time only. May depend on the package above.
 */
@NullMarked
package network.pyrin.functions.common.openapi;

import org.jspecify.annotations.NullMarked;
