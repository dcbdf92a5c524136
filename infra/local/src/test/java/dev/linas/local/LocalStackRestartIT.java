package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a stack after its end, and what comes back. */
@Timeout(180)
class LocalStackRestartIT {
    private static final String SCHEMA =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":\"int\"}]}";

    @TempDir Path data;

    @Test
    void shouldServeAndKeepRecordsAndSchemasOverARestart() throws Exception {
        LocalSettings settings = LocalSettings.in(data);
        Endpoints before;
        try (LocalStack stack = LocalStack.start(settings)) {
            before = stack.endpoints();
            assertThat(Endpoints.read(data)).contains(before);
            Client client = new Client(before);
            client.createTopic("t");
            client.produce("t", "a", "b");
            assertThat(client.consume("t", 2)).containsExactly("a", "b");
            assertThat(client.register("t-value", SCHEMA)).startsWith("{\"id\":");
        }
        assertThat(Endpoints.read(data)).isEmpty();
        assertThat(ProcessHandle.current().children()).isEmpty();
        try (LocalStack stack = LocalStack.start(settings)) {
            assertThat(stack.endpoints()).isEqualTo(before);
            Client client = new Client(before);
            assertThat(client.consume("t", 2)).containsExactly("a", "b");
            assertThat(client.latestSchema("t-value")).isEqualTo(SCHEMA);
        }
    }

    @Test
    void shouldLeaveNothingRunningWhenKilledAndComeBackOnTheSameData() throws Exception {
        Process process = OtherJvm.of(StackProcess.class, data.toString()).start();
        long child = Long.parseLong(process.inputReader().readLine());
        Endpoints before = Endpoints.read(data).orElseThrow();
        ProcessHandle registry = ProcessHandle.of(child).orElseThrow();
        Client client = new Client(before);
        client.createTopic("t");
        client.produce("t", "a");
        client.register("t-value", SCHEMA);

        process.destroyForcibly().waitFor();
        registry.onExit().get();

        assertThat(registry.isAlive()).isFalse();
        assertThat(Endpoints.read(data)).isEmpty();
        Loopback.listen(URI.create(before.registry()).getPort()).close();
        Loopback.listen(URI.create("kafka://" + before.bootstrap()).getPort()).close();
        try (LocalStack stack = LocalStack.start(LocalSettings.in(data))) {
            assertThat(stack.bootstrap()).isEqualTo(before.bootstrap());
            assertThat(stack.registryUrl()).isEqualTo(before.registry());
            Client again = new Client(stack.endpoints());
            assertThat(again.consume("t", 1)).containsExactly("a");
            assertThat(again.latestSchema("t-value")).isEqualTo(SCHEMA);
        }
    }

    @Test
    void shouldStartARegistryAgainThatWasKilledAlone() throws Exception {
        try (LocalStack stack = LocalStack.start(LocalSettings.in(data))) {
            Client client = new Client(stack.endpoints());
            client.register("t-value", SCHEMA);
            long killed = stack.registryPid();

            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            while (stack.registryPid() == killed || !serves(client)) {
                Thread.sleep(100);
            }
            assertThat(client.latestSchema("t-value")).isEqualTo(SCHEMA);
        }
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    private static boolean serves(Client client) {
        try {
            return !client.latestSchema("t-value").isEmpty();
        } catch (Exception e) {
            return false; // not yet
        }
    }

    @Test
    void shouldNameTheLogAndLeaveNothingBehindWhenTheRegistryCannotStart() throws Exception {
        Path database = Files.createDirectories(data.resolve("registry")).resolve("registry.mv.db");
        Files.writeString(data.resolve("version"), DataFolder.stamp());
        Files.writeString(database, "not a database");
        LocalSettings settings = LocalSettings.in(data).withPatience(Duration.ofSeconds(40));
        assertThatThrownBy(() -> LocalStack.start(settings))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("registry")
                .hasMessageContaining(
                        data.toRealPath().resolve("logs").resolve("registry.log").toString());
        assertThat(ProcessHandle.current().children()).isEmpty();
        DataFolder.open(data).close();
    }

    @Test
    void shouldNameATakenPortAndGiveTheFolderBack() throws Exception {
        try (ServerSocket taken = Loopback.listen(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalStack.start(LocalSettings.in(data).withKafkaPort(port)))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining(
                            "Port " + port + " of 127.0.0.1 (option --kafka-port) is in use");
            assertThat(ProcessHandle.current().children()).isEmpty();
        }
        DataFolder.open(data).close();
    }
}
