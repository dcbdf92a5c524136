package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryDatabaseTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 1000, 4096, RegistryDatabase.HEADERS - 1})
    void shouldDiscardAFileWhoseHeadersAreNotComplete(int length) throws IOException {
        write(RegistryDatabase.MAGIC, length);

        RegistryDatabase.discardUnborn(folder);

        assertThat(RegistryDatabase.in(folder)).doesNotExist();
    }

    @Test
    void shouldKeepAFileWithBothHeaders() throws IOException {
        write(RegistryDatabase.MAGIC, RegistryDatabase.HEADERS);

        RegistryDatabase.discardUnborn(folder);

        assertThat(RegistryDatabase.in(folder)).hasSize(RegistryDatabase.HEADERS);
    }

    @Test
    void shouldKeepWhatIsNoDatabaseForPeopleToLookAt() throws IOException {
        write("my notes", 100);

        RegistryDatabase.discardUnborn(folder);

        assertThat(RegistryDatabase.in(folder)).hasSize(100);
    }

    @Test
    void shouldAcceptAFolderWithoutOne() {
        RegistryDatabase.discardUnborn(folder);

        assertThat(folder).isEmptyDirectory();
    }

    private void write(String start, int length) throws IOException {
        byte[] bytes = Arrays.copyOf(start.getBytes(StandardCharsets.US_ASCII), length);
        Files.write(RegistryDatabase.in(folder), bytes);
    }
}
