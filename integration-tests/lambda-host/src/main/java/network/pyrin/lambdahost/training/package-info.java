/**
 * Runs real events through an artefact that records what it does, for its AOT cache; and keeps the database and the events
 * that this and the tests use.
 *
 * <pre>
 *   SampleDatabase: MongoDB with the sample chain and its webhooks, SampleServices: queue and receivers
 *   SampleEvents: a function's events (training/NAME.txt)
 *     -> LambdaHost -> artefact (recording) -> SIGTERM -> it writes what it learnt
 * </pre>
 *
 * <p>May depend on {@code lambdahost}, {@code embedded}, {@code readmodel}, {@code webhooks} and {@code testing}.
 */
@NullMarked
package network.pyrin.lambdahost.training;

import org.jspecify.annotations.NullMarked;
