/**
 * Registration of webhooks: who wants to be called about which addresses.
 *
 * <pre>
 *   POST /v1/webhooks --> WebhookRequest --> WebhookRegistry --challenge--> the URL
 *                                                |  echoed: cursors at the present, state active
 *                                                v
 *                          webhooks, webhook_addresses, webhook_cursors (begun), webhook_quotas
 * </pre>
 *
 * <p>What is delivered, and what became of it, is the business of alerts, which writes other fields. May depend on
 * {@code functions.common}, {@code webhooks} and the registration half of {@code read-model}.
 */
@NullMarked
package network.pyrin.functions.walletapi.api.webhooks;

import org.jspecify.annotations.NullMarked;
