package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RegistryArchiveIT {
    @TempDir Path temp;

    @Test
    void shouldWriteAnArchiveThatTheRegistryStartsFrom() throws Exception {
        RegistryHome home = RegistryHome.at(linked(RegistryHome.locate()));
        assertThat(home.archive()).doesNotExist();

        assertThat(RegistryArchive.create(home)).isTrue();

        assertThat(home.archive()).isNotEmptyFile();
        assertThat(serves(home)).isTrue();
        try (Stream<Path> left = Files.list(home.folder())) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("trial")))
                    .isEmpty();
        }
    }

    @Test
    void shouldStartWithAnInvalidArchive() throws Exception {
        RegistryHome home = RegistryHome.at(linked(RegistryHome.locate()));
        Files.writeString(home.archive(), "not an archive");
        assertThat(serves(home)).isTrue();
    }

    private boolean serves(RegistryHome home) throws IOException {
        int port = new Ports(Duration.ZERO).any();
        Path data = Files.createDirectories(temp.resolve("data"));
        try (LocalRegistry registry = LocalRegistry.launch(home, data, port, temp.resolve("log"))) {
            registry.awaitReady(Duration.ofMinutes(1));
            return ProcessHandle.of(registry.pid()).isPresent();
        }
    }

    /** The same registry in another folder, so that the test leaves the build's own alone. */
    private Path linked(RegistryHome home) throws IOException {
        Path copy = Files.createDirectories(temp.resolve("home"));
        try (Stream<Path> files = Files.list(home.folder())) {
            for (Path file : files.filter(path -> !path.toString().endsWith(".jsa")).toList()) {
                if (Files.isDirectory(file)) {
                    Files.createSymbolicLink(
                            copy.resolve(file.getFileName()), file.toAbsolutePath());
                } else {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        return copy;
    }
}
