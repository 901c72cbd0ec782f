/**
 * What stands between the gateway's events and the framework that answers them, in functions that speak HTTP.
 *
 * <p>The gateway decodes a path once before it writes it into the event; the framework wants it as it stands in a request
 * line. {@link network.pyrin.functions.httpevents.EventPaths} puts the escapes back while the event is read. May depend on
 * the framework only; packaged functions depend on it, nothing else does.
 *
 * <pre>
 *   GET /a%20b  ->  gateway  ->  {"rawPath":"/a b"}  ->  EventPaths  ->  GET /a%20b  ->  404
 * </pre>
 */
@NullMarked
package network.pyrin.functions.httpevents;

import org.jspecify.annotations.NullMarked;
