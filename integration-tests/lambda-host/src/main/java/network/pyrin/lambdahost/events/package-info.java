/**
 * What calls functions beside HTTP: the Invoke API, topics by HTTP subscription, and queues.
 *
 * <pre>
 *   Invoke API            -> function (waits), or AsyncCalls
 *   SNS HTTP notification -> SnsEvents -> AsyncCalls -> function, tried again, then a dead letter
 *   SQS queue             -> SqsPoller (batch) -> function -> what is done is deleted
 * </pre>
 *
 * <p>May depend on {@code lambdahost.runtime}.
 */
@NullMarked
package network.pyrin.lambdahost.events;

import org.jspecify.annotations.NullMarked;
