package network.pyrin.functions.substitutions;

import com.mongodb.internal.connection.Cluster;
import com.mongodb.internal.session.ServerSessionPool;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes what a client has without client-side encryption, which would be closed first. */
@TargetClass(className = "com.mongodb.client.internal.MongoClientImpl", onlyWith = WithMongoDb.class)
@SuppressWarnings("NullAway.Init") // the fields are the library's, which it fills
final class MongoClientSubstitution {
    @Alias
    private AtomicBoolean closed;

    @Alias
    private ClusterOfClient delegate;

    private MongoClientSubstitution() {}

    /** No function gives its client a resource of its own to close. */
    @Substitute
    public void close() {
        if (!closed.getAndSet(true)) {
            delegate.getServerSessionPool().close();
            delegate.getCluster().close();
        }
    }

    /** What is asked of it to close it. */
    @TargetClass(className = "com.mongodb.client.internal.MongoClusterImpl", onlyWith = WithMongoDb.class)
    static final class ClusterOfClient {
        private ClusterOfClient() {}

        @Alias
        native ServerSessionPool getServerSessionPool();

        @Alias
        native Cluster getCluster();
    }
}
