package network.pyrin.functions.common;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Turns JSON entities into bytes once, so that they can be tagged and compared with what the client has. Whoever stands in
 * front compresses them: the content network, or the server itself.
 *
 * <p>What the gateway could not carry becomes a refusal here; lists that can be read on in parts are cut before, with {@link
 * AnswerSize#fitting}.
 *
 * <p>The tag is weak: the same content compressed and not compressed is the same answer.
 */
@Provider
@Priority(2000)
public final class AnswerBodies implements ContainerResponseFilter {
    private static final int TAG_BYTES = 12;

    private final ErrorMapper errors;

    /**
     * Made by the container.
     *
     * @param errors writes the refusal of what is too large
     */
    @Inject
    public AnswerBodies(ErrorMapper errors) {
        this.errors = errors;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        MediaType type = response.getMediaType();
        if (!response.hasEntity() || type == null || !isJson(type)) {
            return;
        }
        byte[] body = bounded(response, Json.write(response.getEntity()));
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add("Vary", "Accept-Encoding");
        if (response.getStatus() == 200 && request.getMethod().equals("GET")) {
            String tag = tag(body);
            headers.putSingle("ETag", tag);
            if (matches(request.getHeaderString("If-None-Match"), tag)) {
                response.setStatus(304);
                response.setEntity(null);
                return;
            }
        }
        response.setEntity(body, response.getEntityAnnotations(), response.getMediaType());
    }

    /** Better a clear refusal than the gateway's 502. */
    private byte[] bounded(ContainerResponseContext response, byte[] body) throws IOException {
        if (body.length < AnswerSize.BYTES_MAX / 2 || AnswerSize.escaped(body) <= AnswerSize.BYTES_MAX) {
            return body;
        }
        Response refusal = errors.toResponse(
                new ApiException(422, "answer-too-large", "The answer is larger than 6 MB: ask for fewer at a time."));
        response.setStatus(refusal.getStatus());
        response.setEntity(refusal.getEntity(), response.getEntityAnnotations(), refusal.getMediaType());
        return Json.write(refusal.getEntity());
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    private static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean matches(@org.jspecify.annotations.Nullable String given, String tag) {
        if (given == null) {
            return false;
        }
        String opaque = tag.substring(2);
        return Arrays.stream(given.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || (one.startsWith("W/") ? one.substring(2) : one).equals(opaque));
    }
}
