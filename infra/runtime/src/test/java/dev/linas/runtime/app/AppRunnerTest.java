package dev.linas.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.config.ServerSettings;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.service.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AppRunnerTest {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final FakeService first = new FakeService("first", events);
    private final FakeService second = new FakeService("second", events);

    @Test
    void shouldStartInOrderAndCloseInReverse() {
        try (AppRunner runner = AppRunner.open("test", ServerSettings.OFF)) {
            runner.manage("store", () -> events.add("close store"));
            runner.start(first);
            runner.start(second);
        }

        assertThat(events)
                .containsExactly(
                        "start first",
                        "start second",
                        "close second",
                        "close first",
                        "close store");
    }

    @Test
    void shouldBeReadyOnlyOnceAllAreStartedAndReady() {
        AppRunner runner = AppRunner.open("test", ServerSettings.OFF);
        try (runner) {
            runner.start(first);
            first.become(Health.ready());
            assertThat(reasons(runner)).containsExactly("test is starting");

            runner.start(second);
            runner.started();
            assertThat(reasons(runner)).containsExactly("warming up");

            second.become(Health.ready());
            assertThat(reasons(runner)).isEmpty();
        }
        assertThat(reasons(runner)).containsExactly("test is shutting down");
    }

    @Test
    @Timeout(20)
    void shouldEndWithTheErrorOfAServiceThatGivesUp() {
        try (AppRunner runner = AppRunner.open("test", ServerSettings.OFF)) {
            runner.start(first);
            first.fail(new IllegalStateException("no disk"));

            assertThatThrownBy(runner::await)
                    .isInstanceOfSatisfying(
                            UserError.class,
                            error -> assertThat(error.exitCode()).isEqualTo(ExitCodes.FAILURE))
                    .hasMessageContainingAll("first gave up", "no disk");
        }
    }

    @Test
    void shouldNameTheAddressThatIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings = new ServerSettings("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> AppRunner.open("test", settings))
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll("127.0.0.1:" + taken.getLocalPort(), "--admin-port");
        }
    }

    private static List<String> reasons(AppRunner runner) {
        return runner.health().stream().filter(h -> !h.isReady()).map(Health::reason).toList();
    }
}
