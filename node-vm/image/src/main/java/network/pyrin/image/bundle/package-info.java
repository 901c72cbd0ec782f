/**
 * The release bundle as a thing: what stands in it, how it is written so that the same input gives the same bytes, and how
 * a damaged one is recognised.
 *
 * <pre>
 *   folder --seal--> manifest.json + SHA256SUMS --write--> archive --open--> folder --verify--> Bundle
 * </pre>
 *
 * <p>Both sides use this package: the one that packages ({@code image.pack}) and the server that installs
 * ({@code image.server}). It may depend on the JDK, on commons-compress for the archive format and on Jackson for the
 * manifest; it knows no program of the project.
 */
@NullMarked
package network.pyrin.image.bundle;

import org.jspecify.annotations.NullMarked;
