package dev.mediasync.internal.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Takes a body in up to a bound, so that no server can fill the memory. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final long maxBytes;
    private @Nullable Subscription subscription;
    private long bytes;
    private boolean ended;

    BoundedBody(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        whole.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        if (ended) {
            return;
        }
        for (ByteBuffer piece : pieces) {
            bytes += piece.remaining();
        }
        if (bytes <= maxBytes) {
            whole.onNext(pieces);
            return;
        }
        ended = true;
        if (subscription != null) {
            subscription.cancel();
        }
        whole.onError(new OversizeException(maxBytes));
    }

    @Override
    public void onError(Throwable failure) {
        whole.onError(failure);
    }

    @Override
    public void onComplete() {
        if (!ended) {
            whole.onComplete();
        }
    }
}
