/**
 * The explorer's HTTP interface: what existing clients of the chain's REST server call, and our own calls under
 * {@code /v1}.
 *
 * <pre>
 *   /info /blocks /transactions /addresses --> models as older clients know them   (…Models, …Model)
 *   /v1/…                                  --> libs/views, also the stream's snapshots
 *                                                    |
 *                                       read-model readers (never the node)
 * </pre>
 *
 * <p>Where the older server was wrong (invented defaults, reward and reduction figures), names and types are kept and the
 * values are right. Plain Jakarta REST and CDI: packaged as a Lambda in the neighbouring module, and used as it is by the
 * standalone process. May depend on {@code functions.common}, {@code views} and the readers of {@code read-model}.
 */
@NullMarked
package network.pyrin.functions.explorerapi.api;

import org.jspecify.annotations.NullMarked;
