/** Tests of what keeps calls to strangers' targets safe. */
@NullMarked
package network.pyrin.webhooks;

import org.jspecify.annotations.NullMarked;
