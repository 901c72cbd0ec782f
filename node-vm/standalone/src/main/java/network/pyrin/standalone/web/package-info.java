/**
 * What the one HTTP port of standalone serves beside the API: the explorer's built files.
 *
 * <p>The place of the CDN in the cloud: hashed files may be kept for ever, the page itself never, and every path that is
 * not a file is the explorer's own route. Depends on Vert.x only.
 */
@NullMarked
package network.pyrin.standalone.web;

import org.jspecify.annotations.NullMarked;
