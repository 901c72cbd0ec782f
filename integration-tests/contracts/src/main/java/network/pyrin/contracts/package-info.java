/**
 * Generates what the front end shares with Java: TypeScript types from the event and frame records, and JSON samples of
 * them. {@link network.pyrin.contracts.GenerateContracts} writes the files; a test fails when they have drifted.
 *
 * <pre>
 *   libs/events records --reflection--> TypeScriptWriter --> cdn-static/packages/contracts/src/generated/events.ts
 *                                       SampleValues     --> cdn-static/packages/contracts/src/generated/samples.json
 * </pre>
 */
@NullMarked
package network.pyrin.contracts;

import org.jspecify.annotations.NullMarked;
