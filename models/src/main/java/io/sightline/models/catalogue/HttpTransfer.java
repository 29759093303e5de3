package io.sightline.models.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Flow;

/** One request for what is missing of a file, and its answer. */
final class HttpTransfer {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /** Request timeout, too many requests, and what servers and gateways say when overloaded. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final HttpClient client;
    private final Duration patience;

    HttpTransfer(HttpClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /**
     * Brings the rest of a file.
     *
     * @throws RefusedException when this address does not have it
     * @throws IOException when another attempt may bring more
     */
    void run(URI url, SourceFile file, PartFile part, PullListener listener)
            throws IOException, InterruptedException {
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                client.send(request(url, part.bytes()), HttpResponse.BodyHandlers.ofPublisher());
        try (BodyReader body = new BodyReader(response.body(), patience)) {
            prepare(response, file, part);
            Optional<List<ByteBuffer>> pieces = body.next();
            while (pieces.isPresent()) {
                for (ByteBuffer piece : pieces.get()) {
                    part.append(piece);
                }
                listener.received(file, part.bytes());
                pieces = body.next();
            }
        }
        if (!part.isWhole()) {
            throw new IOException(
                    String.format(
                            Locale.ROOT, "ended after %d of %d bytes", part.bytes(), file.bytes()));
        }
    }

    private HttpRequest request(URI url, long from) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(patience);
        if (from > 0) {
            request.header("Range", String.format(Locale.ROOT, "bytes=%d-", from));
        }
        return request.build();
    }

    /** Makes the part end where the answer begins. */
    private static void prepare(HttpResponse<?> response, SourceFile file, PartFile part)
            throws IOException {
        int status = response.statusCode();
        if (status == OK) {
            refuseOtherLength(response.headers().firstValueAsLong("Content-Length"), file);
            part.restart();
        } else if (status == PARTIAL_CONTENT && beginsAt(response, part.bytes())) {
            part.resume();
        } else if (status == PARTIAL_CONTENT || status == RANGE_NOT_SATISFIABLE) {
            part.restart();
            throw new IOException("the server does not continue the file where it ended");
        } else if (PASSING.contains(status)) {
            throw new IOException("the server answers " + status);
        } else {
            throw new RefusedException("the server answers " + status);
        }
    }

    private static void refuseOtherLength(OptionalLong length, SourceFile file)
            throws RefusedException {
        if (length.isPresent() && length.getAsLong() != file.bytes()) {
            throw new RefusedException(
                    String.format(
                            Locale.ROOT,
                            "another file, it has %d bytes where %d are expected",
                            length.getAsLong(),
                            file.bytes()));
        }
    }

    private static boolean beginsAt(HttpResponse<?> response, long first) {
        return response.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith(String.format(Locale.ROOT, "bytes %d-", first)))
                .isPresent();
    }
}
