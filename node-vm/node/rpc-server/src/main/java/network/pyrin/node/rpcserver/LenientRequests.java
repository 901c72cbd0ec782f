package network.pyrin.node.rpcserver;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import network.pyrin.noderpc.wire.KaspadRequest;

/**
 * Reads requests; bytes that are no protobuf become {@link #MALFORMED} instead of an exception in the network layer, so that
 * the client can be told what it did wrong.
 */
final class LenientRequests implements MethodDescriptor.Marshaller<KaspadRequest> {
    /** Stands for what could not be read; known by identity. */
    static final KaspadRequest MALFORMED = KaspadRequest.newBuilder().setId(-1).build();

    private final MethodDescriptor.Marshaller<KaspadRequest> writing;

    LenientRequests(MethodDescriptor.Marshaller<KaspadRequest> writing) {
        this.writing = writing;
    }

    @Override
    public InputStream stream(KaspadRequest value) {
        return writing.stream(value);
    }

    @Override
    public KaspadRequest parse(InputStream stream) {
        try {
            return KaspadRequest.parseFrom(stream);
        } catch (InvalidProtocolBufferException e) {
            return MALFORMED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
