package dev.linas.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ServerSettingsTest {
    @CommandLine.Command
    static final class Probe {
        @CommandLine.Mixin ServerOptions server;
    }

    @Test
    void shouldServeNothingByDefault() {
        assertThat(parse()).isEqualTo(ServerSettings.OFF);
        assertThat(parse().enabled()).isFalse();
    }

    @Test
    void shouldMapEveryOption() {
        ServerSettings settings = parse("--admin-port", "8080", "--admin-host", "0.0.0.0");

        assertThat(settings).isEqualTo(new ServerSettings("0.0.0.0", 8080));
        assertThat(settings.enabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void shouldRejectWhatIsNoPort(int port) {
        assertThatThrownBy(() -> new ServerSettings("127.0.0.1", port))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll("'--admin-port'", "'" + port + "'", "1 to 65535");
    }

    @Test
    void shouldRejectABlankHost() {
        assertThatThrownBy(() -> new ServerSettings(" ", 1))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll("'--admin-host'", "127.0.0.1");
    }

    private static ServerSettings parse(String... arguments) {
        Probe probe = new Probe();
        new CommandLine(probe).parseArgs(arguments);
        return probe.server.settings();
    }
}
