/**
 * Calls to addresses that strangers name. What is said to them, how it is signed, and above all which of their addresses may
 * be called at all.
 *
 * <pre>
 *   url as given --TargetRules.parse--> Target --WebhookClient.post--> Outcome
 *                   (scheme, port, name)            |  resolve once, TargetRules.check every address,
 *                                                   |  connect to one of those, TLS checks the name,
 *                                                   |  no redirect, a few KiB read, one deadline
 *   WebhookBody --json--> bytes --WebhookSignature--> header
 * </pre>
 *
 * <p>Used by whoever registers webhooks (challenges, test calls) and whoever delivers to them. Depends on {@code crypto},
 * Jackson and Apache HttpClient; knows neither database nor framework.
 */
@NullMarked
package network.pyrin.webhooks;

import org.jspecify.annotations.NullMarked;
