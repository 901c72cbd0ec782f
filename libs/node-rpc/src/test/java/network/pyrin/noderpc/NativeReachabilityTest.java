package network.pyrin.noderpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import org.junit.jupiter.api.Test;

/**
 * Messages reach their own accessors by reflection, which a native image allows only where it is told so. A new message needs
 * two lines in the metadata, for itself and its builder.
 */
class NativeReachabilityTest {
    private static final String METADATA = "/META-INF/native-image/network.pyrin/node-rpc/reachability-metadata.json";

    @Test
    void everyMessageIsTold() throws Exception {
        String metadata;
        try (var in = Objects.requireNonNull(NativeReachabilityTest.class.getResourceAsStream(METADATA))) {
            metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<Descriptor> messages = reachable(List.of(KaspadRequest.getDescriptor(), KaspadResponse.getDescriptor()));
        assertThat(messages.size()).isGreaterThan(100);
        for (Descriptor message : messages) {
            Class<?> type = Class.forName(message.getFile().getOptions().getJavaPackage() + "." + message.getName());
            assertThat(Message.class).isAssignableFrom(type);
            assertThat(metadata)
                    .contains("\"" + type.getName() + "\", \"allPublicMethods\": true")
                    .contains("\"" + type.getName() + "$Builder\", \"allPublicMethods\": true");
        }
    }

    private static Set<Descriptor> reachable(List<Descriptor> roots) {
        Set<Descriptor> found = new LinkedHashSet<>(roots);
        Deque<Descriptor> left = new ArrayDeque<>(roots);
        while (!left.isEmpty()) {
            for (FieldDescriptor field : left.pop().getFields()) {
                if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && found.add(field.getMessageType())) {
                    left.add(field.getMessageType());
                }
            }
        }
        return found;
    }
}
