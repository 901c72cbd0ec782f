package network.pyrin.functions.common.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import network.pyrin.functions.common.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/**
 * Describes the bodies of every operation anew, by {@link SchemaWriter}, and the error body of our own calls.
 *
 * <p>An operation is found by its id, which the framework sets to class and method and which is shortened here. The type
 * of an answer is what the method returns; where that says nothing (a {@code Response}, a tree) it is the {@code
 * implementation} that the method's {@code @APIResponse} for 200 names. A request's is the {@code implementation} of its
 * parameter's {@code @Schema}, or a parameter that is a record.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class TrueBodies implements OASFilter {
    private static final Set<String> LATER = Set.of("Uni", "CompletionStage", "CompletableFuture");

    /** Made by the framework. */
    public TrueBodies() {}

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        SchemaWriter writer = new SchemaWriter();
        Map<String, PathItem> paths = document.getPaths().getPathItems();
        paths.forEach(
                (path, item) -> item.getOperations().values().forEach(operation -> describe(path, operation, writer)));
        Map<String, org.eclipse.microprofile.openapi.models.media.Schema> schemas = new LinkedHashMap<>(writer.named());
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().setSchemas(schemas);
    }

    private static void describe(String path, Operation operation, SchemaWriter writer) {
        Method method = methodOf(operation);
        operation.setOperationId(method.getDeclaringClass().getSimpleName() + "_" + method.getName());
        answer(method).ifPresent(type -> setAnswer(operation, writer.of(type)));
        request(method).ifPresent(type -> operation
                .getRequestBody()
                .getContent()
                .getMediaTypes()
                .values()
                .forEach(media -> media.setSchema(writer.of(type))));
        if (path.contains("/v1/")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "default",
                            OASFactory.createAPIResponse()
                                    .description("What went wrong")
                                    .content(OASFactory.createContent()
                                            .addMediaType(
                                                    Problem.MEDIA_TYPE,
                                                    OASFactory.createMediaType().schema(writer.of(Problem.class)))));
        }
    }

    private static void setAnswer(Operation operation, org.eclipse.microprofile.openapi.models.media.Schema described) {
        Stream.of("200", "201", "202")
                .map(operation.getResponses()::getAPIResponse)
                .filter(Objects::nonNull)
                .filter(answer -> answer.getContent() != null)
                .flatMap(answer -> answer.getContent().getMediaTypes().values().stream())
                .forEach(media -> media.setSchema(described));
    }

    /** By the id "package.Class_method"; resources do not overload methods. */
    private static Method methodOf(Operation operation) {
        String id = Objects.requireNonNull(operation.getOperationId(), "operations have ids by configuration");
        int end = id.lastIndexOf('_');
        try {
            Class<?> resource = Class.forName(
                    id.substring(0, end), false, Thread.currentThread().getContextClassLoader());
            return Arrays.stream(resource.getMethods())
                    .filter(method -> method.getName().equals(id.substring(end + 1)))
                    .filter(method -> !method.isBridge())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no method for the operation " + id));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class for the operation " + id, e);
        }
    }

    private static Optional<Type> answer(Method method) {
        Optional<Type> told = Arrays.stream(method.getAnnotationsByType(APIResponse.class))
                .filter(response -> response.responseCode().startsWith("20"))
                .flatMap(response -> Arrays.stream(response.content()))
                .<Type>map(content -> content.schema().implementation())
                .filter(type -> !type.equals(Void.class))
                .findFirst();
        return told.or(() -> Optional.of(now(method.getGenericReturnType())).filter(TrueBodies::speaks));
    }

    private static Type now(Type type) {
        return type instanceof ParameterizedType generic
                        && LATER.contains(((Class<?>) generic.getRawType()).getSimpleName())
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static boolean speaks(Type type) {
        return !List.of(void.class, Void.class, String.class, Response.class, JsonNode.class)
                .contains(type);
    }

    private static Optional<Type> request(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> told(parameter).stream())
                .findFirst();
    }

    private static Optional<Type> told(Parameter parameter) {
        Schema schema = parameter.getAnnotation(Schema.class);
        if (schema != null && !schema.implementation().equals(Void.class)) {
            return Optional.of(schema.implementation());
        }
        return parameter.getType().isRecord() ? Optional.of(parameter.getParameterizedType()) : Optional.empty();
    }
}
