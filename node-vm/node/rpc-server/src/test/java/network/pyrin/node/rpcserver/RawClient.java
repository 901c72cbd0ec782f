package network.pyrin.node.rpcserver;

import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RPCGrpc;

/** A client of the bare stream: no matching, no reconnecting; may read by hand. */
final class RawClient implements ClientResponseObserver<KaspadRequest, KaspadResponse> {
    final LinkedBlockingQueue<KaspadResponse> answers = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<Optional<Throwable>> end = new LinkedBlockingQueue<>();
    private final boolean reading;
    private final ClientCallStreamObserver<KaspadRequest> stream;

    RawClient(ManagedChannel channel, boolean reading, boolean gzip) {
        this.reading = reading;
        RPCGrpc.RPCStub stub = RPCGrpc.newStub(channel);
        this.stream = (ClientCallStreamObserver<KaspadRequest>)
                (gzip ? stub.withCompression("gzip") : stub).messageStream(this);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<KaspadRequest> starting) {
        if (!reading) {
            starting.disableAutoRequestWithInitial(0);
        }
    }

    void send(KaspadRequest request) {
        stream.onNext(request);
    }

    void read(int messages) {
        stream.request(messages);
    }

    void finish() {
        stream.onCompleted();
    }

    KaspadResponse answer() throws InterruptedException {
        KaspadResponse answer = answers.poll(20, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer; end: " + end);
        }
        return answer;
    }

    /** How the stream ended: empty for an orderly end. */
    Optional<Throwable> ending() throws InterruptedException {
        Optional<Throwable> how = end.poll(20, TimeUnit.SECONDS);
        if (how == null) {
            throw new AssertionError("the stream did not end");
        }
        return how;
    }

    @Override
    public void onNext(KaspadResponse answer) {
        answers.add(answer);
    }

    @Override
    public void onError(Throwable problem) {
        end.add(Optional.of(problem));
    }

    @Override
    public void onCompleted() {
        end.add(Optional.empty());
    }
}
