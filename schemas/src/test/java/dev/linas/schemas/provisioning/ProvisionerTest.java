package dev.linas.schemas.provisioning;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.topics.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a provisioner says when it cannot work; all else is proven against a broker. */
class ProvisionerTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void shouldNameTheBrokerThatDoesNotAnswer() {
        try (Provisioner provisioner =
                Provisioner.connect(
                        Map.of("bootstrap.servers", "127.0.0.1:1"),
                        NOBODY,
                        Duration.ofMillis(300))) {
            assertThatThrownBy(() -> provisioner.provision(Topics.fixed()))
                    .isInstanceOf(ServiceUnreachableException.class)
                    .hasMessageContaining("broker at 127.0.0.1:1")
                    .extracting("service", "address")
                    .containsExactly("broker", "127.0.0.1:1");
        }
    }

    @Test
    void shouldNameABrokerWithoutAnAddress() {
        assertThatThrownBy(
                        () ->
                                Provisioner.connect(
                                        Map.of("bootstrap.servers", "no-such-host.invalid:9092"),
                                        NOBODY))
                .isInstanceOf(ServiceUnreachableException.class)
                .hasMessageContaining("no-such-host.invalid:9092");
    }

    @Test
    void shouldRejectAMalformedRegistryAddress() {
        assertThatThrownBy(
                        () ->
                                Provisioner.connect(
                                        Map.of("bootstrap.servers", "127.0.0.1:1"), "registry"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'registry'");
    }
}
