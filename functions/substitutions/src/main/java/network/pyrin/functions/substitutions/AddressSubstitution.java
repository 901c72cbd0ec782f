package network.pyrin.functions.substitutions;

import com.mongodb.MongoClientException;
import com.mongodb.ServerAddress;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/** Refuses the address of a socket in the file system, which {@link SocketsSubstitution} could not open. */
@TargetClass(className = "com.mongodb.internal.connection.ServerAddressHelper", onlyWith = WithMongoDb.class)
final class AddressSubstitution {
    private AddressSubstitution() {}

    @Substitute
    public static ServerAddress createServerAddress(String host, int port) {
        if (host != null && host.endsWith(".sock")) {
            throw new MongoClientException("Sockets in the file system are not part of a native function: " + host);
        }
        return new ServerAddress(host, port);
    }
}
