package dev.linas.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Precedence: option default, endpoints of the local stack, file, environment, command line. */
class LayeredDefaultsTest {
    @TempDir Path data;
    private Path file;

    @CommandLine.Command(subcommands = Child.class)
    static final class Probe {
        @CommandLine.Mixin ConnectionOptions connection;
        @CommandLine.Mixin ServerOptions server;

        @CommandLine.Option(names = "--config")
        Path config;

        @CommandLine.Option(names = "--data")
        Path data;
    }

    @CommandLine.Command(name = "child")
    static final class Child {
        @CommandLine.Option(names = {"-s", "--seed"})
        long seed;
    }

    @BeforeEach
    void chooseFile() {
        file = data.resolve("linas.properties");
    }

    @Test
    void shouldFallBackToTheOptionsOwnDefault() {
        assertThat(parse(Map.of()).server.settings()).isEqualTo(ServerSettings.OFF);
    }

    @Test
    void shouldFindTheLocalStackByItsEndpointsFile() throws IOException {
        endpoints("bootstrap=local:1\nregistry=http://local:2\n");

        assertThat(parse(Map.of()).connection.connection())
                .isEqualTo(new Connection("local:1", "http://local:2"));
    }

    @Test
    void shouldTakeNoAddressFromTheEndpointsFileOfAProcessThatIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        endpoints("bootstrap=local:1\nregistry=http://local:2\npid=" + gone.pid() + "\n");

        assertThat(parse(Map.of()).connection.isGiven()).isFalse();

        long alive = ProcessHandle.current().pid();
        endpoints("bootstrap=local:1\nregistry=http://local:2\npid=" + alive + "\n");

        assertThat(parse(Map.of()).connection.isGiven()).isTrue();
    }

    @Test
    void shouldTakeNothingButAddressesFromTheEndpointsFile() throws IOException {
        endpoints("admin-port=4711\n");

        assertThat(parse(Map.of()).server.settings().port()).isZero();
    }

    @Test
    void shouldPreferTheFileToTheEndpoints() throws IOException {
        endpoints("bootstrap=local:1\nregistry=http://local:2\n");
        Files.writeString(file, "bootstrap=file:1\n");

        assertThat(parse(Map.of(), "--config", file.toString()).connection.connection())
                .isEqualTo(new Connection("file:1", "http://local:2"));
    }

    @Test
    void shouldPreferTheEnvironmentToTheFile() throws IOException {
        Files.writeString(file, "admin-port=1\nadmin-host=file\n");

        ServerSettings settings =
                parse(Map.of("LINAS_ADMIN_PORT", "2"), "--config=" + file).server.settings();

        assertThat(settings).isEqualTo(new ServerSettings("file", 2));
    }

    @Test
    void shouldPreferTheCommandLineToEverything() throws IOException {
        Files.writeString(file, "admin-port=1\n");

        Probe probe =
                parse(Map.of("LINAS_ADMIN_PORT", "2"), "--config=" + file, "--admin-port", "3");

        assertThat(probe.server.settings().port()).isEqualTo(3);
    }

    @Test
    void shouldFindTheFileThroughTheEnvironment() throws IOException {
        Files.writeString(file, "admin-port=1\n");

        assertThat(parse(Map.of("LINAS_CONFIG", file.toString())).server.settings().port())
                .isEqualTo(1);
    }

    @Test
    void shouldIgnoreABlankEnvironmentVariable() {
        assertThat(parse(Map.of("LINAS_ADMIN_PORT", " ")).server.settings().port()).isZero();
    }

    @Test
    void shouldSayWhereAValueCameFrom() throws IOException {
        endpoints("bootstrap=local:1\n");
        Files.writeString(file, "admin-port=1\n");
        LayeredDefaults defaults =
                LayeredDefaults.of(
                        List.of("--data", data.toString(), "--config", file.toString()),
                        Map.of("LINAS_ADMIN_HOST", "h"));

        assertThat(defaults.lookup("admin-host").orElseThrow().source())
                .isEqualTo("environment variable LINAS_ADMIN_HOST");
        assertThat(defaults.lookup("admin-port").orElseThrow().source()).isEqualTo("file " + file);
        assertThat(defaults.lookup("bootstrap").orElseThrow().source())
                .isEqualTo("file " + data.resolve("endpoints.properties"));
        assertThat(defaults.lookup("registry")).isEmpty();
    }

    @Test
    void shouldAcceptKeysOfAnyCommandAndRejectOthers() throws IOException {
        Files.writeString(file, "seed=1\nadmin-prot=2\n");
        LayeredDefaults defaults = LayeredDefaults.of(List.of("--config=" + file), Map.of());

        assertThatThrownBy(() -> defaults.rejectUnknownKeys(new CommandLine(new Probe())))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        file.toString(), "unknown key 'admin-prot' = '2'", "admin-port", "seed");
    }

    @Test
    void shouldSayHowToGiveAnAddressThatIsMissing() {
        assertThatThrownBy(() -> parse(Map.of()).connection.connection())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "bootstrap", "--bootstrap", "LINAS_BOOTSTRAP", "./linas local");
    }

    @Test
    void shouldReadTheClientConfig() throws IOException {
        Path client =
                Files.writeString(data.resolve("client.properties"), "security.protocol=SSL\n");

        Connection connection =
                parse(
                                Map.of(),
                                "--bootstrap=a:1",
                                "--registry=http://r",
                                "--client-config=" + client)
                        .connection
                        .connection();

        assertThat(connection)
                .isEqualTo(new Connection("a:1", "http://r", Map.of("security.protocol", "SSL")));
    }

    private void endpoints(String text) throws IOException {
        Files.writeString(data.resolve("endpoints.properties"), text);
    }

    private Probe parse(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(Arrays.asList(arguments));
        Probe probe = new Probe();
        new CommandLine(probe)
                .setDefaultValueProvider(LayeredDefaults.of(all, environment))
                .parseArgs(all.toArray(String[]::new));
        return probe;
    }
}
