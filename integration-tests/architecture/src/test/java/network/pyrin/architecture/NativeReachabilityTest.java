package network.pyrin.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import network.pyrin.events.EventMessage;
import network.pyrin.webhooks.WebhookBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes JSON by reflection, which a native image allows only where it is told so: a new record or enum needs a line in
 * its module's metadata. One test for all such modules, since none of them may see another; messages of protocol buffers are
 * told by their descriptors and tested where they are.
 */
class NativeReachabilityTest {
    /** Module, the type that all its JSON begins with, and how many types there are at least. */
    static Stream<Arguments> roots() {
        return Stream.of(
                Arguments.of("events", EventMessage.class, 20), Arguments.of("webhooks", WebhookBody.class, 5));
    }

    @ParameterizedTest
    @MethodSource("roots")
    void everyTypeIsTold(String module, Class<?> root, int least) throws Exception {
        String metadata = metadata(module);
        Set<Class<?>> types = reachable(root);
        assertThat(types.size()).isGreaterThanOrEqualTo(least);
        for (Class<?> type : types) {
            assertThat(metadata)
                    .contains("\"" + type.getName()
                            + "\", \"allDeclaredConstructors\": true, \"allDeclaredFields\": true,"
                            + " \"allDeclaredMethods\": true");
        }
    }

    private static String metadata(String module) throws IOException {
        String place = "/META-INF/native-image/network.pyrin/" + module + "/reachability-metadata.json";
        try (InputStream in = Objects.requireNonNull(NativeReachabilityTest.class.getResourceAsStream(place), place)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What its JSON may be made of: components of records, the subtypes that an interface permits; of its own package. */
    private static Set<Class<?>> reachable(Class<?> root) throws ClassNotFoundException {
        Pattern own = Pattern.compile(Pattern.quote(root.getPackageName()) + "\\.[A-Za-z$]+");
        Set<Class<?>> found = new LinkedHashSet<>(List.of(root));
        Deque<Class<?>> left = new ArrayDeque<>(found);
        while (!left.isEmpty()) {
            for (Class<?> next : next(left.pop(), own)) {
                if (found.add(next)) {
                    left.add(next);
                }
            }
        }
        return found;
    }

    private static List<Class<?>> next(Class<?> type, Pattern own) throws ClassNotFoundException {
        List<Class<?>> next = new ArrayList<>();
        if (type.isSealed()) {
            next.addAll(Arrays.asList(type.getPermittedSubclasses()));
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                List<String> names = own.matcher(component.getGenericType().getTypeName())
                        .results()
                        .map(MatchResult::group)
                        .toList();
                for (String name : names) {
                    next.add(Class.forName(name));
                }
            }
        }
        return next;
    }
}
