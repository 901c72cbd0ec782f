package network.pyrin.node.consensus.header;

import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.node.consensus.rules.HeaderViolation;

/**
 * A header and all that can be said about it alone: the result of {@link HeaderStage#isolate}.
 *
 * @param header the header
 * @param violation the first rule of protocol 5.1 it breaks, if any
 * @param level its block level; 0 if a rule is broken
 */
public record IsolatedHeader(Header header, Optional<HeaderViolation> violation, int level) {}
