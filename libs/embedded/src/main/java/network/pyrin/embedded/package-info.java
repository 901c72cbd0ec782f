/**
 * MongoDB, Redis and an emulator of AWS that come along: for standalone and for tests.
 *
 * <ul>
 *   <li>{@link network.pyrin.embedded.EmbeddedMongo}: the MongoDB wire protocol inside this JVM, in memory or on disk.
 *   <li>{@link network.pyrin.embedded.EmbeddedRedis}: a real redis-server as a child process that never outlives this one.
 *   <li>{@link network.pyrin.embedded.EmbeddedAws}: SNS, SQS and more by moto, also as a child process; the launcher brings it.
 * </ul>
 *
 * <p>Clients use them by URI with their ordinary drivers, so that nothing depends on what is behind it. All listen on
 * loopback and take any free port.
 */
@NullMarked
package network.pyrin.embedded;

import org.jspecify.annotations.NullMarked;
