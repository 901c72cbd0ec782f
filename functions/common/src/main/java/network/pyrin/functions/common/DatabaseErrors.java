package network.pyrin.functions.common;

import com.mongodb.MongoException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The database cannot be reached: said as 503, because asking again may help. */
@Provider
public final class DatabaseErrors implements ExceptionMapper<MongoException> {
    private static final System.Logger LOG = System.getLogger(DatabaseErrors.class.getName());

    private final ErrorMapper errors;

    /**
     * Made by the container.
     *
     * @param errors writes the body
     */
    @Inject
    public DatabaseErrors(ErrorMapper errors) {
        this.errors = errors;
    }

    @Override
    public Response toResponse(MongoException failure) {
        LOG.log(System.Logger.Level.WARNING, "the database does not answer", failure);
        return errors.toResponse(ApiException.unavailable("The database does not answer just now."));
    }
}
