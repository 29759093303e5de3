package io.sightline.models.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on the loopback interface that offers files, and fails in the ways that servers do. */
final class TestingPublisher implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean ranges = true;
    private int cutAfter = Integer.MAX_VALUE;
    private int cuts;
    private int overloaded;
    private boolean silent;

    TestingPublisher() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI offer(String path, byte[] content) {
        files.put(path, content);
        return url(path);
    }

    URI url(String path) {
        return URI.create(
                String.format(
                        Locale.ROOT, "http://127.0.0.1:%d%s", server.getAddress().getPort(), path));
    }

    /** Answers always with the whole file. */
    TestingPublisher withoutRanges() {
        ranges = false;
        return this;
    }

    /** Cuts the connection so many times, each after so many bytes of the answer. */
    TestingPublisher cuttingAfter(int bytes, int times) {
        cutAfter = bytes;
        cuts = times;
        return this;
    }

    /** Answers so many times that it is overloaded. */
    TestingPublisher overloaded(int times) {
        overloaded = times;
        return this;
    }

    /** Sends half of the file and then nothing more. */
    TestingPublisher fallingSilent() {
        silent = true;
        return this;
    }

    /** Path and range of each request, such as {@code /a 10-}; without range only the path. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(range == null ? path : path + " " + range.replace("bytes=", ""));
        byte[] content = files.get(path);
        try (exchange) {
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (overloaded > 0) {
                overloaded--;
                exchange.sendResponseHeaders(503, -1);
            } else if (path.startsWith("/moved")) {
                exchange.getResponseHeaders()
                        .set("Location", new String(content, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(302, -1);
            } else {
                send(exchange, content, ranges ? range : null);
            }
        }
    }

    private void send(HttpExchange exchange, byte[] content, String range) throws IOException {
        int from = 0;
        if (range != null) {
            from = Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .set(
                            "Content-Range",
                            String.format(
                                    Locale.ROOT,
                                    "bytes %d-%d/%d",
                                    from,
                                    content.length - 1,
                                    content.length));
        }
        byte[] rest = Arrays.copyOfRange(content, from, content.length);
        exchange.sendResponseHeaders(range != null ? 206 : 200, rest.length);
        OutputStream out = exchange.getResponseBody();
        if (silent) {
            out.write(rest, 0, rest.length / 2);
            out.flush();
            awaitClose();
        } else if (cuts > 0 && cutAfter < rest.length) {
            cuts--;
            out.write(rest, 0, cutAfter);
            out.flush();
        } else {
            new ByteArrayInputStream(rest).transferTo(out);
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
