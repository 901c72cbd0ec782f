package network.pyrin.functions.substitutions;

import com.mongodb.AutoEncryptionSettings;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.internal.Crypt;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/** The only way to client-side encryption, which no function has settings for. */
@TargetClass(className = "com.mongodb.client.internal.Crypts", onlyWith = WithMongoDb.class)
final class CryptsSubstitution {
    private CryptsSubstitution() {}

    @Substitute
    public static Crypt createCrypt(MongoClientSettings settings, AutoEncryptionSettings encryption) {
        throw new IllegalStateException("Client-side encryption is not part of a native function");
    }
}
