package dev.linas.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UnreachableError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PreflightTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    @Timeout(30)
    void shouldNameABrokerThatRefusesConnections() throws IOException {
        String address = "127.0.0.1:" + freePort();

        assertThatThrownBy(
                        () -> Preflight.check(new Connection(address, "http://127.0.0.1:1"), SHORT))
                .isInstanceOfSatisfying(
                        UnreachableError.class,
                        error -> assertThat(error.exitCode()).isEqualTo(ExitCodes.UNREACHABLE))
                .hasMessageContainingAll(
                        "broker unreachable at " + address, "connection refused", "--bootstrap");
    }

    @Test
    @Timeout(30)
    void shouldNameAHostThatDoesNotExist() {
        Connection connection = new Connection("no-such-host.invalid:9092", "http://127.0.0.1:1");

        assertThatThrownBy(() -> Preflight.check(connection, SHORT))
                .isInstanceOf(UnreachableError.class)
                .hasMessageContainingAll("no-such-host.invalid:9092", "unknown host");
    }

    @Test
    @Timeout(30)
    void shouldNotTakeAnOpenPortForABroker() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Connection connection =
                    new Connection("127.0.0.1:" + silent.getLocalPort(), "http://127.0.0.1:1");

            assertThatThrownBy(() -> Preflight.check(connection, SHORT))
                    .isInstanceOf(UnreachableError.class)
                    .hasMessageContaining("no Kafka answer");
        }
    }

    @Test
    @Timeout(30)
    void shouldNameARegistryThatRefusesConnections() throws IOException {
        String address = "http://127.0.0.1:" + freePort();

        assertThatThrownBy(
                        () ->
                                Preflight.checkRegistry(
                                        new Connection("127.0.0.1:1", address),
                                        Preflight.DEFAULT_TIMEOUT))
                .isInstanceOf(UnreachableError.class)
                .hasMessageContainingAll(
                        "registry unreachable at " + address, "connection refused", "--registry");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void shouldGiveUpWithTheSameErrorAfterWaiting() {
        Connection nobody = new Connection("127.0.0.1:1", "http://127.0.0.1:1");
        long begin = System.nanoTime();

        assertThatThrownBy(() -> Preflight.await(nobody, SHORT))
                .isInstanceOf(UnreachableError.class)
                .hasMessageContaining("broker unreachable at 127.0.0.1:1");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(SHORT);
    }
}
