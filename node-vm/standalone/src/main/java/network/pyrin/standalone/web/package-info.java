/**
 * What the one HTTP port of standalone serves beside the API: the explorer's built files.
 *
 * <p>The place of the CDN in the cloud: the headers that the build asks for, compressed files for those who take them,
 * hashed files for ever and the page itself never, and every path that is not a file is the explorer's own route. Depends on Vert.x only.
 */
@NullMarked
package network.pyrin.standalone.web;

import org.jspecify.annotations.NullMarked;
