/**
 * What a server does with release bundles: install, upgrade, go back, tell, back up, restore, index anew, uninstall.
 *
 * <pre>
 *   Bundle --place--> releases/ID        current -> releases/ID --units--> services
 *                                        previous -> the one before
 *   Switcher: journal, stop, switch link, units, start, healthy? --no--> back the same way
 * </pre>
 *
 * <p>Everything is done below one root folder ({@link Layout}), under one lock ({@link InstallLock}), in steps that are
 * whole or not done: files are written beside and renamed, folders too, links are replaced by renaming. Services are
 * reached through {@link ServiceManager}, so the same steps run on a live system, into the root of an image, and in tests.
 *
 * <p>May use {@code libs/release-bundle} and the JDK; knows the programs only by unit names, ports and files.
 */
@NullMarked
package network.pyrin.image.server;

import org.jspecify.annotations.NullMarked;
