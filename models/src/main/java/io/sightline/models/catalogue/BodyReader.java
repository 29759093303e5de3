package io.sightline.models.catalogue;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads the body of an answer piece by piece and waits for each only so long. The stream that the
 * HTTP client offers instead waits for ever on a server that has fallen silent.
 */
final class BodyReader implements AutoCloseable {
    private final Duration patience;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;

    /** A piece of the body, its end (neither), or why there is no more. */
    private record Signal(Optional<List<ByteBuffer>> piece, Optional<Throwable> failure) {}

    BodyReader(Flow.Publisher<List<ByteBuffer>> body, Duration patience) {
        this.patience = patience;
        body.subscribe(new Subscriber());
    }

    /**
     * The next piece; empty at the end.
     *
     * @throws HttpTimeoutException when nothing comes for too long
     * @throws IOException when the connection was cut
     */
    Optional<List<ByteBuffer>> next() throws IOException, InterruptedException {
        Signal signal = signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (signal == null) {
            throw new HttpTimeoutException(
                    String.format(Locale.ROOT, "nothing came for %d s", patience.toSeconds()));
        }
        if (signal.failure().isPresent()) {
            throw new IOException(signal.failure().get());
        }
        if (signal.piece().isPresent()) {
            subscription.request(1);
        }
        return signal.piece();
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private final class Subscriber implements Flow.Subscriber<List<ByteBuffer>> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            BodyReader.this.subscription = subscription;
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> piece) {
            signals.add(new Signal(Optional.of(piece), Optional.empty()));
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(new Signal(Optional.empty(), Optional.of(failure)));
        }

        @Override
        public void onComplete() {
            signals.add(new Signal(Optional.empty(), Optional.empty()));
        }
    }
}
