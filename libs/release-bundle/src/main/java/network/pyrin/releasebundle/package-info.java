/**
 * The release bundle as a thing: what stands in it, how it is written so that the same input gives the same bytes, and how
 * a damaged one is recognised.
 *
 * <pre>
 *   folder --seal--> manifest.json + SHA256SUMS --write--> archive --unpack--> folder --verify--> Bundle
 * </pre>
 *
 * <p>All sides use this package, so that none knows the form a second time: what packages ({@code image.pack}), the server
 * that installs ({@code image.server}) and the deployment to a cloud account ({@code infra.deploy}). It may depend on the
 * JDK, on commons-compress for the archive format and on Jackson for the manifest; it knows no program of the project.
 */
@NullMarked
package network.pyrin.releasebundle;

import org.jspecify.annotations.NullMarked;
