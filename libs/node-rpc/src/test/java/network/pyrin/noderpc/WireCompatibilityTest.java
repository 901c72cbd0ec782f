package network.pyrin.noderpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import org.junit.jupiter.api.Test;

/** Our messages against bytes of another implementation: decoded they say what was recorded, encoded they are the same. */
class WireCompatibilityTest {
    @Test
    void requestsAndResponsesReadAndWriteByteForByte() throws InvalidProtocolBufferException {
        List<JsonObject> exchanges = Recordings.lines("devnet-pow.jsonl");
        Set<String> methods = new HashSet<>();
        for (JsonObject exchange : exchanges) {
            same(KaspadRequest.getDefaultInstance(), exchange, "request", "requestHex");
            same(KaspadResponse.getDefaultInstance(), exchange, "response", "responseHex");
            methods.add(exchange.get("method").getAsString());
        }
        assertThat(methods).hasSizeGreaterThan(35);
    }

    @Test
    void notificationsReadAndWriteByteForByte() throws InvalidProtocolBufferException {
        for (JsonObject notification : Recordings.lines("devnet-pow-notifications.jsonl.gz")) {
            same(KaspadResponse.getDefaultInstance(), notification, "message", "hex");
        }
    }

    private static void same(Message prototype, JsonObject line, String jsonField, String hexField)
            throws InvalidProtocolBufferException {
        byte[] bytes = HexFormat.of().parseHex(line.get(hexField).getAsString());
        Message.Builder fromJson = prototype.newBuilderForType();
        JsonFormat.parser().merge(line.get(jsonField).toString(), fromJson);
        Message decoded = prototype.getParserForType().parseFrom(bytes);
        assertThat(decoded).isEqualTo(fromJson.build());
        assertThat(decoded.getUnknownFields().asMap()).isEmpty();
        assertThat(decoded.getSerializedSize()).isEqualTo(bytes.length);
    }

    /** The client relies on it to match answers. */
    @Test
    void everyAnswerHasTheFieldNumberAfterItsRequest() {
        KaspadRequest.getDescriptor().getOneofs().get(0).getFields().forEach(request -> {
            String answer = request.getName().replaceFirst("Request$", "Response");
            assertThat(KaspadResponse.getDescriptor()
                            .findFieldByNumber(request.getNumber() + 1)
                            .getName())
                    .isEqualTo(answer);
        });
    }
}
