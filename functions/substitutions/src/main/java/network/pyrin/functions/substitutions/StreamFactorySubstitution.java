package network.pyrin.functions.substitutions;

import com.mongodb.connection.NettyTransportSettings;
import com.mongodb.internal.connection.netty.NettyStreamFactoryFactory;
import com.mongodb.spi.dns.InetAddressResolver;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/** The driver's sockets are the JDK's: Netty's are for who asks for them. */
@TargetClass(className = "com.mongodb.internal.connection.StreamFactoryHelper", onlyWith = WithMongoDb.class)
final class StreamFactorySubstitution {
    private StreamFactorySubstitution() {}

    @Substitute
    private static NettyStreamFactoryFactory getNettyStreamFactoryFactory(
            InetAddressResolver resolver, NettyTransportSettings settings) {
        throw new IllegalStateException("Netty's sockets are not part of a native function");
    }
}
