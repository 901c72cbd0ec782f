/**
 * Runs packaged functions as Lambda does, on one machine and without an account: the program and its parts put together.
 *
 * <pre>
 *   HTTP   -> gateway -+
 *   Invoke, SNS, SQS   +-> runtime: instances of packaged functions
 *          -> events  -+
 * </pre>
 *
 * <p>A test tool: no product module depends on it, and it depends on none.
 */
@NullMarked
package network.pyrin.lambdahost;

import org.jspecify.annotations.NullMarked;
