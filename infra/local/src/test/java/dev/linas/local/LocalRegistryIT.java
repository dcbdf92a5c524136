package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry's process and its database, killed and broken. */
@Timeout(120)
class LocalRegistryIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir Path temp;

    private Path data;
    private Path log;

    @BeforeEach
    void makeFolder() throws IOException {
        data = Files.createDirectory(temp.resolve("registry"));
        log = temp.resolve("registry.log");
    }

    /**
     * Empty, headers only, in the middle of its tables: H2 opens none or the registry does not
     * start on it.
     */
    @ParameterizedTest
    @ValueSource(longs = {0, 8192, 20_000, 300_000})
    void shouldStartAgainAfterASigkillWhileItsDatabaseWasMade(long size) throws Exception {
        Path file = new RegistryDatabase(data).file();
        try (LocalRegistry killed = launch()) {
            while (!Files.exists(file) || Files.size(file) < size) {
                Thread.onSpinWait();
            }
            ProcessHandle process = ProcessHandle.of(killed.pid()).orElseThrow();
            CompletableFuture<ProcessHandle> end = process.onExit();
            process.destroyForcibly();
            end.get();
        }

        try (LocalRegistry again = launch()) {
            assertThatCode(() -> again.awaitReady(PATIENCE)).doesNotThrowAnyException();
        }
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void shouldQuoteTheCauseFromItsLogAndKeepAFileThatIsNoDatabase() throws Exception {
        Path file = new RegistryDatabase(data).file();
        Files.writeString(file, "not a database");
        try (LocalRegistry registry = launch()) {
            assertThatCode(() -> registry.awaitReady(PATIENCE))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("Its log is " + log + " and ends with: Caused by: ");
        }
        assertThat(file).hasContent("not a database");
    }

    private LocalRegistry launch() throws IOException {
        int port;
        try (ServerSocket free = Loopback.listen(0)) {
            port = free.getLocalPort();
        }
        return LocalRegistry.launch(RegistryHome.locate(), data, port, log);
    }
}
