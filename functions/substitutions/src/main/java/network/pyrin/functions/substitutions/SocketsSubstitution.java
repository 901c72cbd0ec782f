package network.pyrin.functions.substitutions;

import com.mongodb.ServerAddress;
import com.mongodb.connection.SocketSettings;
import com.mongodb.connection.SslSettings;
import com.mongodb.internal.connection.BufferProvider;
import com.mongodb.internal.connection.SocketStream;
import com.mongodb.internal.connection.Stream;
import com.mongodb.spi.dns.InetAddressResolver;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/** Connections by TCP, plain or with TLS: a socket in the file system would need a library, and Lambda has none there. */
@TargetClass(className = "com.mongodb.internal.connection.SocketStreamFactory", onlyWith = WithMongoDb.class)
@SuppressWarnings("NullAway.Init") // the fields are the library's, which it fills
final class SocketsSubstitution {
    @Alias
    private InetAddressResolver inetAddressResolver;

    @Alias
    private SocketSettings settings;

    @Alias
    private SslSettings sslSettings;

    @Alias
    private BufferProvider bufferProvider;

    private SocketsSubstitution() {}

    @Alias
    private native SSLContext getSslContext();

    /** As the driver does for every address that is not a file. */
    @Substitute
    public Stream create(ServerAddress address) {
        SocketFactory sockets =
                sslSettings.isEnabled() ? getSslContext().getSocketFactory() : SocketFactory.getDefault();
        return new SocketStream(address, inetAddressResolver, settings, sslSettings, sockets, bufferProvider);
    }
}
