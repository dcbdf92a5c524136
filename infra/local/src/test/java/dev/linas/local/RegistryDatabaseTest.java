package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryDatabaseTest {
    @TempDir Path folder;

    private RegistryDatabase database;

    @BeforeEach
    void name() {
        database = new RegistryDatabase(folder);
    }

    @Test
    void shouldDeleteAnIncompleteDatabaseAtEveryStart() throws IOException {
        for (int run = 0; run < 3; run++) {
            database.beforeStart();
            assertThat(database.file()).doesNotExist();
            Files.writeString(database.file(), "half");
        }
    }

    @Test
    void shouldKeepWhatWasMade() throws IOException {
        database.beforeStart();
        Files.writeString(database.file(), "whole");
        database.made();

        database.beforeStart();

        assertThat(folder).isDirectoryContaining(database.file()::equals);
        assertThat(database.file()).hasContent("whole");
        assertThat(database.unfinished()).doesNotExist();
    }

    @Test
    void shouldKeepAFileThatItHasNotSeenMade() throws IOException {
        Files.writeString(database.file(), "of another time");

        database.beforeStart();

        assertThat(database.file()).hasContent("of another time");
    }

    @Test
    void shouldStartWhereEvenItsFileWasNotMade() throws IOException {
        database.beforeStart();

        database.beforeStart();

        assertThat(folder).isDirectoryContaining(database.unfinished()::equals);
    }
}
