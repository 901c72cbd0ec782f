/**
 * The read model in MongoDB: documents, their codecs, collection names, readers and writers.
 *
 * <pre>
 *   processor --writers--> collections --readers--> functions, stream
 * </pre>
 *
 * <p>Every hot read is a point read by {@code _id} (or a handful of them in one {@code $in}), so it costs the same at a
 * thousand documents and at a billion, on any MongoDB:
 *
 * <ul>
 *   <li>lists that only grow at their end (an address's history, all accepted transactions) are kept in pages of
 *       {@value network.pyrin.readmodel.Pages#SIZE} entries; the i-th entry is in page i / 64;
 *   <li>an address's unspent outputs fill slots 0 to n-1 of such pages; spending one moves the last into its slot;
 *   <li>blocks are found by blue score through {@code block_index}.
 * </ul>
 *
 * <p>What a virtual chain change alters carries {@code lastSequence}, the sequence of the last change that touched it: an
 * update is refused where that is not lower, so repeating a change is harmless. Everything here is named in
 * {@link network.pyrin.readmodel.Collections}.
 *
 * <p>Depends on {@code chain}, {@code crypto} and the MongoDB driver. Operations are limited to those that behave alike on
 * a MongoDB server and on the embedded one: no transactions, no pipelines, flat filters, unordered bulks.
 */
@NullMarked
package network.pyrin.readmodel;

import org.jspecify.annotations.NullMarked;
