package io.sightline.models.catalogue;

import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Downloads files. A download that was interrupted is resumed where it ended, also by a later pull.
 * When an address does not have the file, the next one is tried. Proxies are those of the JVM.
 */
public final class HttpSource implements FileSource {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /** Request timeout, too many requests, and what overloaded servers and gateways answer. */
    private static final Set<Integer> TEMPORARY = Set.of(408, 429, 500, 502, 503, 504);

    private static final int BUFFER_BYTES = 1 << 16;

    private final HttpClient client;
    private final DownloadPolicy policy;

    /**
     * @param policy when to retry and when to stop
     */
    public HttpSource(DownloadPolicy policy) {
        // NORMAL follows no redirect from https to http.
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(policy.patience())
                        .build();
        this.policy = policy;
    }

    @Override
    public void fetch(SourceFile file, Path target, PullListener listener) {
        List<String> refusals = new ArrayList<>();
        try (PartFile part = PartFile.open(file, target)) {
            for (URI url : file.urls()) {
                try {
                    download(url, file, part, listener);
                    return;
                } catch (RefusedException refusal) {
                    refusals.add(url + ": " + refusal.getMessage());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ModelException(file.name() + ": download interrupted", interrupted);
        }
        throw new ModelException(String.join("; ", refusals));
    }

    private void download(URI url, SourceFile file, PartFile part, PullListener listener)
            throws RefusedException, InterruptedException {
        int failures = 0;
        long furthest = part.bytes();
        while (true) {
            try {
                boolean resumed = part.bytes() > 0;
                if (!part.isWhole()) {
                    resumed = receive(url, file, part, listener);
                }
                publish(part, resumed);
                return;
            } catch (RefusedException refusal) {
                throw refusal;
            } catch (IOException failure) {
                failures = part.bytes() > furthest ? 1 : failures + 1;
                furthest = Math.max(furthest, part.bytes());
                if (failures == policy.attempts()) {
                    throw new RefusedException(
                            reason(failure) + ", stopped after " + failures + " attempts");
                }
                long seconds = policy.waitAfter(failures).toSeconds();
                listener.retrying(url + ": " + reason(failure) + "; retrying in " + seconds + " s");
                Thread.sleep(policy.waitAfter(failures).toMillis());
            }
        }
    }

    /**
     * Receives what is missing of a file.
     *
     * @return whether the file now consists of more than one answer
     * @throws RefusedException when this address does not have the file
     * @throws IOException when another attempt may bring more
     */
    private boolean receive(URI url, SourceFile file, PartFile part, PullListener listener)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(policy.patience());
        if (part.bytes() > 0) {
            request.header("Range", "bytes=" + part.bytes() + "-");
        }
        HttpResponse<InputStream> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            boolean resumed = resumes(response, file, part);
            byte[] buffer = new byte[BUFFER_BYTES];
            int count = read(body, buffer);
            while (count >= 0) {
                part.append(ByteBuffer.wrap(buffer, 0, count));
                listener.received(file, part.bytes());
                count = read(body, buffer);
            }
            if (!part.isWhole()) {
                throw new IOException(
                        "ended after " + part.bytes() + " of " + file.bytes() + " bytes");
            }
            return resumed;
        }
    }

    /** Reads what has arrived, waiting no longer than the policy allows. */
    private int read(InputStream body, byte[] buffer) throws IOException, InterruptedException {
        Future<Integer> reading = ForkJoinPool.commonPool().submit(() -> body.read(buffer));
        try {
            return reading.get(policy.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silence) {
            throw new HttpTimeoutException("no data");
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        }
    }

    /** Whether an answer continues the part; otherwise the part is emptied for all of the file. */
    private static boolean resumes(HttpResponse<?> response, SourceFile file, PartFile part)
            throws IOException {
        int status = response.statusCode();
        if (status == OK) {
            refuseOtherLength(response.headers().firstValueAsLong("Content-Length"), file);
            part.restart();
            return false;
        }
        if (status == PARTIAL_CONTENT && beginsAt(response, part.bytes())) {
            return true;
        }
        if (status == PARTIAL_CONTENT || status == RANGE_NOT_SATISFIABLE) {
            part.restart();
            throw new IOException("the server does not resume the file where it ended");
        }
        if (TEMPORARY.contains(status)) {
            throw new IOException("the server answers " + status);
        }
        throw new RefusedException("the server answers " + status);
    }

    private static void refuseOtherLength(OptionalLong length, SourceFile file)
            throws RefusedException {
        if (length.isPresent() && length.getAsLong() != file.bytes()) {
            throw new RefusedException(
                    "wrong file: it has "
                            + length.getAsLong()
                            + " bytes, expected "
                            + file.bytes());
        }
    }

    private static boolean beginsAt(HttpResponse<?> response, long first) {
        return response.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + first + "-"))
                .isPresent();
    }

    private static void publish(PartFile part, boolean resumed) throws IOException {
        try {
            part.publish();
        } catch (RefusedException wrong) {
            if (resumed) {
                throw new IOException("the resumed file is not the expected one; starting over");
            }
            throw wrong;
        }
    }

    /** What to call a failure in a message; the HTTP client's own messages are often empty. */
    private static String reason(IOException failure) {
        if (failure instanceof ConnectException) {
            return "cannot be reached";
        }
        if (failure instanceof HttpTimeoutException) {
            return "the server does not answer";
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
