/** Tests of what a server does with bundles, with doubles and with the real programs. */
@NullMarked
package network.pyrin.image.server;

import org.jspecify.annotations.NullMarked;
