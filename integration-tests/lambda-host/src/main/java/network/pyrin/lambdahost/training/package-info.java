/**
 * Runs real events through an artefact that records what it does, for its AOT cache; and keeps the database and the events
 * that this and the tests use.
 *
 * <pre>
 *   SampleFunctions: embedded MongoDB with the sample chain + a function's events (training/NAME.txt)
 *     -> LambdaHost -> artefact (recording) -> SIGTERM -> it writes what it learnt
 * </pre>
 *
 * <p>May depend on {@code lambdahost}, {@code embedded} and {@code testing}.
 */
@NullMarked
package network.pyrin.lambdahost.training;

import org.jspecify.annotations.NullMarked;
