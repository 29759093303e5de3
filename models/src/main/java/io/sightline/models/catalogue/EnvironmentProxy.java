package io.sightline.models.catalogue;

import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that the environment names, as other command-line tools read it: {@code https_proxy},
 * {@code http_proxy}, {@code all_proxy} and {@code no_proxy}, in either case, the first for {@code
 * https} addresses, the second for {@code http}. A proxy set by the JVM's properties comes before
 * them.
 *
 * <p>A password in an address is given to that proxy alone and appears in no message.
 */
final class EnvironmentProxy extends ProxySelector {
    private final Map<String, String> environment;
    private final Map<String, Optional<URI>> proxies;

    private EnvironmentProxy(Map<String, String> environment) {
        this.environment = environment;
        this.proxies = Map.of("http", proxy("http"), "https", proxy("https"));
    }

    /**
     * Reads an environment.
     *
     * @throws ModelException naming the variable when an address in it is none
     */
    static EnvironmentProxy of(Map<String, String> environment) {
        return new EnvironmentProxy(environment);
    }

    private Optional<URI> proxy(String scheme) {
        return Stream.of(scheme + "_proxy", "all_proxy")
                .filter(variable -> !value(variable).isBlank())
                .findFirst()
                .map(variable -> address(variable, value(variable).strip()));
    }

    private String value(String variable) {
        String lower = environment.getOrDefault(variable, "");
        return lower.isBlank()
                ? environment.getOrDefault(variable.toUpperCase(Locale.ROOT), "")
                : lower;
    }

    private static URI address(String variable, String value) {
        try {
            URI address = new URI(value.contains("://") ? value : "http://" + value);
            if ("http".equals(address.getScheme()) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            // told below, without the value: it may hold a password
        }
        throw new ModelException(variable + ": not the address of a proxy, http://HOST:PORT");
    }

    @Override
    public List<Proxy> select(URI url) {
        List<Proxy> ofJvm = ProxySelector.getDefault().select(url);
        if (!ofJvm.equals(List.of(Proxy.NO_PROXY)) || isExcepted(url.getHost())) {
            return ofJvm;
        }
        return proxies.get(url.getScheme())
                .map(
                        proxy ->
                                new Proxy(
                                        Proxy.Type.HTTP,
                                        new InetSocketAddress(proxy.getHost(), port(proxy))))
                .map(List::of)
                .orElse(ofJvm);
    }

    private boolean isExcepted(String host) {
        return Stream.of(value("no_proxy").split(","))
                .map(String::strip)
                .map(name -> name.startsWith(".") ? name.substring(1) : name)
                .filter(name -> !name.isEmpty())
                .anyMatch(
                        name ->
                                name.equals("*")
                                        || host.equalsIgnoreCase(name)
                                        || endsWith(host, "." + name));
    }

    private static boolean endsWith(String host, String domain) {
        return host.toLowerCase(Locale.ROOT).endsWith(domain.toLowerCase(Locale.ROOT));
    }

    private static int port(URI proxy) {
        return proxy.getPort() < 0 ? 80 : proxy.getPort();
    }

    @Override
    public void connectFailed(URI url, SocketAddress proxy, IOException failure) {
        // The request fails with the same exception.
    }

    /** Answers the proxies whose address states a name and password; absent if none does. */
    Optional<Authenticator> authenticator() {
        return proxies.values().stream()
                        .flatMap(Optional::stream)
                        .noneMatch(EnvironmentProxy::hasLogin)
                ? Optional.empty()
                : Optional.of(new ProxyAuthenticator());
    }

    private static boolean hasLogin(URI proxy) {
        return proxy.getUserInfo() != null && proxy.getUserInfo().contains(":");
    }

    private final class ProxyAuthenticator extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return proxies.values().stream()
                    .flatMap(Optional::stream)
                    .filter(EnvironmentProxy::hasLogin)
                    .filter(proxy -> getRequestorType() == RequestorType.PROXY)
                    .filter(proxy -> proxy.getHost().equals(getRequestingHost()))
                    .filter(proxy -> port(proxy) == getRequestingPort())
                    .map(proxy -> proxy.getUserInfo().split(":", 2))
                    .map(login -> new PasswordAuthentication(login[0], login[1].toCharArray()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
