/**
 * What runs inside an artefact for {@code provided.al2023}: asks the Runtime API for work and calls the handler.
 *
 * <pre>
 *   bootstrap (shell) -> RuntimeLoop -> handler of the package
 *                            | ^
 *                            v | RuntimeApi (one kept connection, plain sockets)
 *                        Lambda's Runtime API
 * </pre>
 *
 * <p>Plain sockets, because the platform's HTTP clients load hundreds of classes that a cold start would pay for. Lies in
 * the artefact beside the function's own jars; depends on nothing but the interface of handlers and, to start it early,
 * the framework.
 *
 * <p>Source: "Lambda runtime API" and "Building a custom runtime" of the AWS Lambda developer guide.
 */
@NullMarked
package network.pyrin.functions.bundle.loop;

import org.jspecify.annotations.NullMarked;
