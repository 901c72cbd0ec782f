/**
 * How the processor reaches its database: a small interface with point reads and unordered bulks, so that tests can put a
 * crash in between any two writes.
 */
@NullMarked
package network.pyrin.processor.store;

import org.jspecify.annotations.NullMarked;
