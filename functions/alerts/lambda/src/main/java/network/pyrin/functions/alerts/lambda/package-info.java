/**
 * The alerts as a Lambda function: one handler for everything that calls it.
 *
 * <pre>
 *   SNS topic of chain events --+
 *   SQS queue of deliveries ----+--> AlertsHandler --> Invocation --> functions.alerts.api
 *   schedule (every minute) ----+         |
 *                                         +--> batchItemFailures, for SQS
 * </pre>
 *
 * <p>May depend on {@code functions.alerts.api} and the AWS client of SQS.
 */
@NullMarked
package network.pyrin.functions.alerts.lambda;

import org.jspecify.annotations.NullMarked;
