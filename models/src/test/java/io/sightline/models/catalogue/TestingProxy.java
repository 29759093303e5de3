package io.sightline.models.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on the loopback interface that forwards requests, and may want a login first. */
final class TestingProxy implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private final List<URI> forwarded = new CopyOnWriteArrayList<>();
    private final String login;

    /**
     * @param login {@code user:password} that it wants; empty if none
     */
    TestingProxy(String login) throws IOException {
        this.login = login;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<URI> forwarded() {
        return forwarded;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!login.isEmpty() && !isLoggedIn(exchange)) {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"testing\"");
                exchange.sendResponseHeaders(407, -1);
                return;
            }
            URI url = exchange.getRequestURI();
            forwarded.add(url);
            HttpResponse<byte[]> response =
                    client.send(
                            HttpRequest.newBuilder(url).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isLoggedIn(HttpExchange exchange) {
        String expected =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return expected.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
