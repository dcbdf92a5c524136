package dev.linas.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.InvalidSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    private static final String REGISTRY = "http://127.0.0.1:8081";

    @Test
    void shouldListTheBrokersInOrder() {
        Connection connection = new Connection("b:2, a:1,[::1]:9092", REGISTRY);

        assertThat(connection.brokers()).containsExactly("b:2", "a:1", "[::1]:9092");
    }

    @Test
    void shouldDropATrailingSlashOfTheRegistry() {
        assertThat(new Connection("a:1", "https://registry/").registry())
                .isEqualTo("https://registry");
    }

    @Test
    void shouldGiveClientsTheExtraPropertiesButNotTheSerdes() {
        Connection connection =
                new Connection(
                        "a:1",
                        REGISTRY,
                        Map.of("security.protocol", "SSL", "value.serializer", "some.Serializer"));

        assertThat(connection.kafkaProperties())
                .containsOnly(
                        Map.entry("bootstrap.servers", "a:1"),
                        Map.entry("security.protocol", "SSL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "host:",
                "host:0",
                "host:65536",
                "host:9092,",
                "http://host:9092",
                "ho st:1"
            })
    void shouldRejectAMalformedBootstrap(String bootstrap) {
        assertThatThrownBy(() -> new Connection(bootstrap, REGISTRY))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll("'--bootstrap'", "'" + bootstrap + "'", "HOST:PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:8081", "ftp://host", "http://", "http://ho st"})
    void shouldRejectAMalformedRegistry(String registry) {
        assertThatThrownBy(() -> new Connection("a:1", registry))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll("'--registry'", "'" + registry + "'", "http");
    }

    @Test
    void shouldRejectBrokersInTheClientConfig() {
        assertThatThrownBy(
                        () -> new Connection("a:1", REGISTRY, Map.of("bootstrap.servers", "b:2")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll(
                        "'--client-config'", "bootstrap.servers=b:2", "--bootstrap");
    }
}
