package dev.vitrina.core.upstream;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body and gives up as soon as it is too long, so that memory stays bounded whatever the host sends. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final long maxBytes;
    private final long announced;
    private long received;
    private @Nullable Subscription subscription;

    BoundedBody(long maxBytes, long announced) {
        this.maxBytes = maxBytes;
        this.announced = announced;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        if (announced > maxBytes) {
            giveUp();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            received += buffer.remaining();
        }
        if (received > maxBytes) {
            giveUp();
        } else if (!body.isDone()) {
            parts.addAll(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        parts.clear();
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        byte[] whole = new byte[(int) received];
        int at = 0;
        for (ByteBuffer part : parts) {
            int length = part.remaining();
            part.get(whole, at, length);
            at += length;
        }
        parts.clear();
        body.complete(whole);
    }

    private void giveUp() {
        parts.clear();
        if (subscription != null) {
            subscription.cancel();
        }
        body.completeExceptionally(new BodyTooLongException(maxBytes));
    }
}
