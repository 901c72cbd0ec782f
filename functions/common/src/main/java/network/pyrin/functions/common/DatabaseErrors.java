package network.pyrin.functions.common;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadTimeoutException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import network.pyrin.readmodel.Refusals;

/** The database cannot be reached or refuses us: said as 503, because asking again may help. */
@Provider
public final class DatabaseErrors implements ExceptionMapper<MongoException> {
    private static final System.Logger LOG = System.getLogger(DatabaseErrors.class.getName());

    private static final int RETRY_SECONDS = 5;

    private final ErrorMapper errors;
    private final Database database;

    /**
     * Made by the container.
     *
     * @param errors writes the body
     * @param database is told of refused credentials
     */
    @Inject
    public DatabaseErrors(ErrorMapper errors, Database database) {
        this.errors = errors;
        this.database = database;
    }

    @Override
    public Response toResponse(MongoException failure) {
        LOG.log(System.Logger.Level.WARNING, "the database does not answer: " + failure);
        if (Refusals.isRefusal(failure)) {
            try {
                database.credentialsRefused();
            } catch (ApiException e) {
                return errors.toResponse(e);
            }
        }
        return errors.toResponse(
                failure instanceof MongoSocketReadTimeoutException
                        ? new ApiException(504, "timeout", "This took too long and was given up.", RETRY_SECONDS)
                        : ApiException.unavailable("The database does not answer just now."));
    }
}
