/**
 * Generates what the front end shares with Java: TypeScript types from the event and frame records, JSON samples of
 * them, and types of the calls and bodies of every function that writes an OpenAPI document when it is built. {@link network.pyrin.contracts.GenerateContracts} writes the files; a test fails when they have drifted.
 *
 * <pre>
 *   libs/events records --reflection--> TypeScriptWriter --> cdn-static/packages/contracts/src/generated/events.ts
 *                                       SampleValues     --> cdn-static/packages/contracts/src/generated/samples.json
 *   functions/*&#47;lambda/target/openapi --> OpenApiTypeScript --> cdn-static/packages/contracts/src/generated/explorer-api.ts …
 * </pre>
 */
@NullMarked
package network.pyrin.contracts;

import org.jspecify.annotations.NullMarked;
