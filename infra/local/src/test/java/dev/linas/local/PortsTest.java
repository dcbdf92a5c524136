package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final OptionalInt NONE = OptionalInt.empty();

    private final Ports ports = new Ports(Duration.ZERO);

    @Test
    void shouldGiveTheAskedPort() throws IOException {
        int asked = freePort();
        assertThat(ports.pick("--p", OptionalInt.of(asked), OptionalInt.of(freePort()), freePort()))
                .isEqualTo(asked);
    }

    @Test
    void shouldPreferTheRememberedPort() throws IOException {
        int remembered = freePort();
        assertThat(ports.pick("--p", NONE, OptionalInt.of(remembered), freePort()))
                .isEqualTo(remembered);
    }

    @Test
    void shouldTakeThePreferredPortWhenTheRememberedOneIsTaken() throws IOException {
        int preferred = freePort();
        try (ServerSocket taken = Loopback.listen(0)) {
            assertThat(ports.pick("--p", NONE, OptionalInt.of(taken.getLocalPort()), preferred))
                    .isEqualTo(preferred);
        }
    }

    @Test
    void shouldTakeAnyPortWhenThePreferredOneIsTaken() throws IOException {
        try (ServerSocket taken = Loopback.listen(0)) {
            int port = ports.pick("--p", NONE, NONE, taken.getLocalPort());
            assertThat(port).isBetween(1, 65535).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void shouldNameTheAskedPortAndItsOptionWhenItIsTaken() throws IOException {
        try (ServerSocket taken = Loopback.listen(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> ports.pick("--kafka-port", OptionalInt.of(port), NONE, port))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("--kafka-port")
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void shouldWaitForAPortWhoseHolderIsJustEnding() throws Exception {
        ServerSocket ending = Loopback.listen(0);
        int port = ending.getLocalPort();
        Thread holder =
                new Thread(
                        () -> {
                            try (ending) {
                                Thread.sleep(200);
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        holder.start();
        assertThat(new Ports(Duration.ofSeconds(20)).pick("--p", OptionalInt.of(port), NONE, port))
                .isEqualTo(port);
        holder.join();
    }

    @Test
    void shouldNotGiveOnePortTwice() throws IOException {
        int port = freePort();
        assertThat(ports.pick("--a", OptionalInt.of(port), NONE, port)).isEqualTo(port);
        assertThat(ports.pick("--b", NONE, OptionalInt.of(port), port)).isNotEqualTo(port);
        assertThatThrownBy(() -> ports.pick("--c", OptionalInt.of(port), NONE, port))
                .hasMessageContaining("--c");
    }

    @Test
    void shouldNoticeThatSomebodyElseTookAPortThatItHadGiven() throws IOException {
        int port = ports.any();
        assertThat(ports.isLost(port)).isFalse();
        try (ServerSocket other = Loopback.listen(port)) {
            assertThat(ports.isLost(other.getLocalPort())).isTrue();
        }
    }

    @Test
    void shouldLeaveNoReservationBehind() {
        int port = ports.any();
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "linas-port-" + port + ".lock");
        assertThat(file).exists();

        ports.close();

        assertThat(file).doesNotExist();
        assertThat(new Ports(Duration.ZERO).pick("--p", OptionalInt.of(port), NONE, port))
                .isEqualTo(port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = Loopback.listen(0)) {
            return socket.getLocalPort();
        }
    }
}
