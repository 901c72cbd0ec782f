/**
 * What turns a build into a release bundle and a release bundle into running services.
 */
@NullMarked
package network.pyrin.image;

import org.jspecify.annotations.NullMarked;
