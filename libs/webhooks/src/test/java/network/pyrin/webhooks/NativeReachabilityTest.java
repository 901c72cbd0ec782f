package network.pyrin.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/**
 * Bodies become JSON by reflection, which a native image allows only where it is told so: a new record or enum needs a
 * line in the metadata.
 */
class NativeReachabilityTest {
    private static final String METADATA = "/META-INF/native-image/network.pyrin/webhooks/reachability-metadata.json";
    private static final Pattern OWN = Pattern.compile("network\\.pyrin\\.webhooks\\.[A-Za-z$]+");

    @Test
    void everyTypeIsTold() throws Exception {
        String metadata;
        try (var in = Objects.requireNonNull(NativeReachabilityTest.class.getResourceAsStream(METADATA))) {
            metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<Class<?>> types = reachable(WebhookBody.class);
        assertThat(types.size()).isGreaterThanOrEqualTo(5);
        for (Class<?> type : types) {
            assertThat(metadata)
                    .contains("\"" + type.getName()
                            + "\", \"allDeclaredConstructors\": true, \"allDeclaredFields\": true,"
                            + " \"allDeclaredMethods\": true");
        }
    }

    /** What its JSON may be made of: components of records, the subtypes that an interface permits. */
    private static Set<Class<?>> reachable(Class<?> root) throws ClassNotFoundException {
        Set<Class<?>> found = new LinkedHashSet<>(List.of(root));
        Deque<Class<?>> left = new ArrayDeque<>(found);
        while (!left.isEmpty()) {
            for (Class<?> next : next(left.pop())) {
                if (found.add(next)) {
                    left.add(next);
                }
            }
        }
        return found;
    }

    private static List<Class<?>> next(Class<?> type) throws ClassNotFoundException {
        List<Class<?>> next = new ArrayList<>();
        if (type.isSealed()) {
            next.addAll(Arrays.asList(type.getPermittedSubclasses()));
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                List<String> names = OWN.matcher(component.getGenericType().getTypeName())
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
