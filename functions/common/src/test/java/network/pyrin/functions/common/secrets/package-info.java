/** Tests of reading secrets, against known signatures and a service on loopback. */
@NullMarked
package network.pyrin.functions.common.secrets;

import org.jspecify.annotations.NullMarked;
