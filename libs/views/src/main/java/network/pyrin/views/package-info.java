/**
 * What pages show: the bodies of our own HTTP calls, which are also the snapshots of the stream's topics.
 *
 * <pre>
 *   read-model readers --> …Views (one class per subject) --> records --> JSON (EventJson)
 *                                                              |             |
 *                                                          HTTP API   stream snapshots
 * </pre>
 *
 * <p>Every body says the position it is true for ({@code at}): it is read <em>before</em> the documents, so a body may
 * already contain later events but never lacks an earlier one. Amounts are decimal text, scores and milliseconds are
 * numbers, what is absent is {@code null}. Depends on {@code events} and the readers of {@code read-model}.
 */
@NullMarked
package network.pyrin.views;

import org.jspecify.annotations.NullMarked;
