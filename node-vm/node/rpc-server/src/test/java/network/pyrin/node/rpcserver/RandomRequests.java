package network.pyrin.node.rpcserver;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.SplittableRandom;
import network.pyrin.noderpc.wire.KaspadRequest;

/** Requests of every kind with fields that are right, wrong or absurd. */
final class RandomRequests {
    private static final List<Long> NUMBERS = List.of(
            0L, 1L, -1L, 255L, 256L, 65_535L, 65_536L, (long) Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);

    private final SplittableRandom random;
    private final List<String> words;

    /** Words are texts that mean something to the node: hashes, addresses, scripts. */
    RandomRequests(SplittableRandom random, List<String> words) {
        this.random = random;
        this.words = words;
    }

    KaspadRequest next(long id) {
        List<FieldDescriptor> calls =
                KaspadRequest.getDescriptor().getOneofs().get(0).getFields();
        FieldDescriptor call = calls.get(random.nextInt(calls.size()));
        KaspadRequest.Builder request = KaspadRequest.newBuilder();
        return request.setField(call, message(request.newBuilderForField(call), 4))
                .setId(id)
                .build();
    }

    private Message message(Message.Builder builder, int depth) {
        for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
            boolean nested = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (random.nextInt(8) == 0 || (nested && depth == 0)) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    builder.addRepeatedField(field, value(builder, field, depth));
                }
            } else {
                builder.setField(field, value(builder, field, depth));
            }
        }
        return builder.build();
    }

    private Object value(Message.Builder builder, FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case MESSAGE -> message(builder.newBuilderForField(field), depth - 1);
            case STRING -> text();
            case BOOLEAN -> random.nextBoolean();
            case INT -> (int) number();
            case LONG -> number();
            case FLOAT -> (float) number();
            case DOUBLE -> (double) number();
            case ENUM -> field.getEnumType().getValues().get(random.nextInt(2));
            case BYTE_STRING -> throw new AssertionError("the protocol has no bytes fields");
        };
    }

    private long number() {
        return random.nextInt(3) == 0 ? random.nextLong() : NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private String text() {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> hex(random.nextInt(90));
            case 2 -> garbage();
            default -> words.get(random.nextInt(words.size()));
        };
    }

    private String hex(int digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private String garbage() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append((char) random.nextInt(32, 0x2ff));
        }
        return text.toString();
    }
}
