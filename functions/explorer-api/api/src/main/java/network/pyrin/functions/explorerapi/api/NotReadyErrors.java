package network.pyrin.functions.explorerapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.ErrorMapper;
import network.pyrin.views.NotReadyException;

/** The read model is still being made: said as 503 with the reason. */
@Provider
public final class NotReadyErrors implements ExceptionMapper<NotReadyException> {
    private final ErrorMapper errors;

    /**
     * Made by the container.
     *
     * @param errors writes the body
     */
    @Inject
    public NotReadyErrors(ErrorMapper errors) {
        this.errors = errors;
    }

    @Override
    public Response toResponse(NotReadyException failure) {
        return errors.toResponse(ApiException.unavailable(String.valueOf(failure.getMessage())));
    }
}
