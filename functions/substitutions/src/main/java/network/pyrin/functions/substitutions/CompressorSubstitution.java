package network.pyrin.functions.substitutions;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCompressor;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/** Compression of the database's connection: zlib is the JDK's, the others need native libraries that nobody brings. */
@TargetClass(className = "com.mongodb.internal.connection.InternalStreamConnection", onlyWith = WithMongoDb.class)
final class CompressorSubstitution {
    private CompressorSubstitution() {}

    @Substitute
    private Compressor createCompressor(MongoCompressor wanted) {
        if (wanted.getName().equals("zlib")) {
            return Compressor.class.cast(new Zlib(wanted));
        }
        throw new MongoClientException("Unsupported compressor in a native function: " + wanted.getName());
    }

    /** What every compressor is. */
    @TargetClass(className = "com.mongodb.internal.connection.Compressor", onlyWith = WithMongoDb.class)
    static final class Compressor {
        private Compressor() {}
    }

    /** The JDK's. */
    @TargetClass(className = "com.mongodb.internal.connection.ZlibCompressor", onlyWith = WithMongoDb.class)
    static final class Zlib {
        @Alias
        Zlib(MongoCompressor wanted) {}
    }
}
