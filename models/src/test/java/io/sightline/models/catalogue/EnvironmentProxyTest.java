package io.sightline.models.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {
    @ParameterizedTest
    @CsvSource({
        "https_proxy, http://10.0.0.1:3128, https://example.org/a, 10.0.0.1:3128",
        "HTTPS_PROXY, http://10.0.0.1:3128, https://example.org/a, 10.0.0.1:3128",
        "http_proxy, 10.0.0.1:3128, http://example.org/a, 10.0.0.1:3128",
        "all_proxy, http://10.0.0.1, http://example.org/a, 10.0.0.1:80",
        "https_proxy, http://10.0.0.1:3128, http://example.org/a, ''",
        "https_proxy, '', https://example.org/a, ''",
    })
    void readsTheVariable(String variable, String value, URI url, String expected) {
        assertThat(chosen(Map.of(variable, value), url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'localhost,example.org', https://example.org/a, ''",
        "'.example.org', https://files.example.org/a, ''",
        "'Example.org', https://files.EXAMPLE.org/a, ''",
        "'*', https://example.org/a, ''",
        "'ample.org', https://example.org/a, 10.0.0.1:3128",
        "'files.example.org', https://example.org/a, 10.0.0.1:3128",
    })
    void goesDirectlyToExceptedHosts(String exceptions, URI url, String expected) {
        Map<String, String> environment =
                Map.of("https_proxy", "http://10.0.0.1:3128", "no_proxy", exceptions);
        assertThat(chosen(environment, url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://anna:s3cret@10.0.0.1:1080", "http://anna:s3 cret@10.0.0.1"})
    void refusesAnotherAddressWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> EnvironmentProxy.of(Map.of("https_proxy", value)))
                .isInstanceOf(ModelException.class)
                .hasMessage("https_proxy: not the address of a proxy, http://HOST:PORT");
    }

    @Test
    void hasNoLoginWhereTheAddressStatesNone() {
        assertThat(EnvironmentProxy.of(Map.of("https_proxy", "10.0.0.1:3128")).authenticator())
                .isEmpty();
    }

    private static String chosen(Map<String, String> environment, URI url) {
        Proxy proxy = EnvironmentProxy.of(environment).select(url).get(0);
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "";
    }
}
