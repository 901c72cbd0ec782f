/**
 * Programs around release bundles: {@code ./pyrin package} makes one ({@link network.pyrin.image.PackageMain}), the
 * {@code pyrin} command inside a bundle looks after a server ({@link network.pyrin.image.ServerMain}).
 *
 * <pre>
 *   built project --image.pack--> bundle --image.server--> running services
 *                                   |
 *                           libs/release-bundle
 * </pre>
 *
 * <p>This package only reads flags and tells outcomes. What is fixed in a bundle (units, shell scripts, the documented keys)
 * lies as files in {@code src/main/bundle}. Nothing here sees the programs' classes: they are known by names and files.
 */
@NullMarked
package network.pyrin.image;

import org.jspecify.annotations.NullMarked;
