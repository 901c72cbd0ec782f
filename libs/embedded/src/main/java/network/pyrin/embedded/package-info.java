/**
 * MongoDB and Redis that come along: for standalone and for tests, with nothing to install.
 *
 * <ul>
 *   <li>{@link network.pyrin.embedded.EmbeddedMongo}: the MongoDB wire protocol inside this JVM, in memory or on disk.
 *   <li>{@link network.pyrin.embedded.EmbeddedRedis}: a real redis-server as a child process that never outlives this one.
 * </ul>
 *
 * <p>Clients use them by URI with their ordinary drivers, so that nothing depends on what is behind it. Both listen on
 * loopback and take any free port.
 */
@NullMarked
package network.pyrin.embedded;

import org.jspecify.annotations.NullMarked;
