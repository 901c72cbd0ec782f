package network.pyrin.functions.walletapi.api.webhooks;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Database;
import network.pyrin.readmodel.WebhookDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webhooks on address activity. What receivers get and must do is told in {@code docs/webhooks.md}. */
@Path("/v1/webhooks")
@Produces("application/json")
@Tag(name = "Webhooks")
@Extension(name = "x-cache", value = "never")
@Extension(name = "x-throttle", value = "register")
public class WebhooksResource {
    private static final String BEARER = "Bearer ";

    private final WebhookRegistry registry;
    private final Registrant registrant;
    private final Database database;

    /**
     * Made by the container.
     *
     * @param registry does the work
     * @param registrant who calls
     * @param database knows the network
     */
    @Inject
    public WebhooksResource(WebhookRegistry registry, Registrant registrant, Database database) {
        this.registry = registry;
        this.registrant = registrant;
        this.database = database;
    }

    /**
     * Registers a webhook: the URL is sent a challenge at once, and must send it back.
     *
     * @param body URL, addresses and events
     * @return the webhook, {@code active} if the challenge came back, else {@code pending}; with the token and the secret
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Register a webhook",
            description =
                    "The URL (https, port 443 or 8443, a public host) is sent a challenge and must answer 2xx with it. If it does"
                            + " not, the webhook stays pending for an hour; POST …/verify tries again. Token and secret are"
                            + " shown this once. Problems: unsafe-url, bad-address, invalid-addresses, invalid-events,"
                            + " invalid-url (4xx), webhook-quota (429).")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = WebhookModels.Registered.class)))
    public Response register(@Schema(implementation = WebhookModels.RegisterBody.class) String body) {
        WebhookModels.Registered registered =
                registry.register(WebhookRequest.registration(body, database.network()), registrant.key());
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(registered)
                .build();
    }

    /**
     * One webhook.
     *
     * @param id its id
     * @param authorization {@code Bearer} and the management token
     * @return the webhook
     */
    @GET
    @Path("/{id}")
    @Operation(summary = "A webhook")
    public WebhookModels.Webhook webhook(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return WebhookModels.Webhook.of(own(id, authorization));
    }

    /**
     * Changes addresses or events, pauses, or resumes after a pause or a disabling.
     *
     * @param id its id
     * @param authorization {@code Bearer} and the management token
     * @param body what shall change
     * @return the webhook
     */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Change, pause or resume a webhook",
            description =
                    "Give what shall change: addresses, events, paused. {\"paused\": false} also ends a disabling.")
    public WebhookModels.Webhook change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Schema(implementation = WebhookModels.ChangeBody.class) String body) {
        WebhookDocument hook = own(id, authorization);
        return registry.change(hook, WebhookRequest.change(body, database.network()));
    }

    /**
     * Ends a webhook.
     *
     * @param id its id
     * @param authorization {@code Bearer} and the management token
     * @return 204
     */
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a webhook")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Response delete(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        registry.delete(own(id, authorization));
        return Response.noContent().build();
    }

    /**
     * Sends the challenge again.
     *
     * @param id its id
     * @param authorization {@code Bearer} and the management token
     * @return the webhook and what came of it
     */
    @POST
    @Path("/{id}/verify")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Try the challenge again, at most five times in all")
    public WebhookModels.Verified verify(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return registry.verify(own(id, authorization));
    }

    /**
     * Calls the webhook once with a test.
     *
     * @param id its id
     * @param authorization {@code Bearer} and the management token
     * @return what came of it
     */
    @POST
    @Path("/{id}/test")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Send a test delivery now")
    public WebhookModels.Tested test(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return registry.test(own(id, authorization));
    }

    /**
     * Makes another secret.
     *
     * @param id its id
     * @param authorization {@code Bearer} and the management token
     * @return the secret, and how long the old one signs too
     */
    @POST
    @Path("/{id}/rotate-secret")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Replace the signing secret; for a day calls are signed with both")
    public WebhookModels.Rotated rotate(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return registry.rotate(own(id, authorization));
    }

    /**
     * What was called lately.
     *
     * @param id its id
     * @param authorization {@code Bearer} and the management token
     * @return at most 50, newest first
     */
    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "The last calls and what the target answered")
    public WebhookModels.Deliveries deliveries(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return new WebhookModels.Deliveries(own(id, authorization).health().recent().reversed().stream()
                .map(WebhookModels.Delivery::of)
                .toList());
    }

    private WebhookDocument own(String id, @Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw new ApiException(
                    401, "token-missing", "Give the webhook's management token: Authorization: Bearer TOKEN.");
        }
        return registry.find(id, authorization.substring(BEARER.length()).strip());
    }
}
