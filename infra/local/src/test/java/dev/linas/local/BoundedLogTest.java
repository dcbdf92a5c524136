package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {
    @TempDir Path folder;
    private Path log;
    private Path aside;

    @BeforeEach
    void name() {
        log = folder.resolve("registry.log");
        aside = folder.resolve("registry.log.1");
    }

    @Test
    void shouldLeaveASmallLogAndNoLogAlone() throws Exception {
        BoundedLog.roll(log, 5);
        assertThat(log).doesNotExist();

        Files.writeString(log, "12345");
        BoundedLog.roll(log, 5);
        assertThat(log).hasContent("12345");
        assertThat(aside).doesNotExist();
    }

    @Test
    void shouldPutALargeLogAsideAndKeepNoMoreThanOne() throws Exception {
        Files.writeString(log, "first!");
        BoundedLog.roll(log, 5);
        Files.writeString(log, "second");
        BoundedLog.roll(log, 5);

        assertThat(log).doesNotExist();
        assertThat(aside).hasContent("second");
    }
}
