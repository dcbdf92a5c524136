package dev.linas.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir Path folder;

    @Test
    void shouldLeaveNothingOfATemporaryFolder() throws Exception {
        Path state = folder.resolve("state");
        Files.createDirectories(state.resolve("store/0"));
        Files.writeString(state.resolve("store/0/data"), "x");

        new StateFolder(state, true).close();

        assertThat(state).doesNotExist();
    }

    @Test
    void shouldKeepAFolderThatTheUserNamed() throws Exception {
        Path state = Files.createDirectories(folder.resolve("state"));

        StateFolder.named(state).close();

        assertThat(state).exists();
    }

    @Test
    void shouldNotMindATemporaryFolderThatWasNeverMade() {
        StateFolder never = StateFolder.temporary("pool", "instance-that-never-ran");

        never.close();

        assertThat(never.path()).doesNotExist();
    }
}
