package network.pyrin.webhooks;

import java.net.URI;

/**
 * A URL whose text passed {@link TargetRules}. The addresses behind its name are checked anew at each call.
 *
 * @param uri absolute, {@code https} (or {@code http} where local targets are allowed), without user or fragment
 * @param host its host in lower case, IPv6 literals without brackets
 * @param port the port that is called, also where the URL leaves it out
 */
public record Target(URI uri, String host, int port) {}
