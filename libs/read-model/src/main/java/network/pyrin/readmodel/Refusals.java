package network.pyrin.readmodel;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import java.util.Set;

/** Tells a database that refuses our credentials from one that fails: the former may help to read them anew. */
public final class Refusals {
    /** Unauthorized, AuthenticationFailed: what a connection that was made before they changed is told. */
    private static final Set<Integer> CODES = Set.of(13, 18);

    private Refusals() {}

    /**
     * Whether the credentials were refused.
     *
     * @param failure of any call
     * @return false for everything else, a database that does not answer included
     */
    public static boolean isRefusal(MongoException failure) {
        return failure instanceof MongoSecurityException
                || (failure instanceof MongoCommandException command && CODES.contains(command.getCode()));
    }
}
