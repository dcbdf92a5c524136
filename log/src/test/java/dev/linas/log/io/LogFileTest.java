package dev.linas.log.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.log.record.InvalidLogException;
import dev.linas.schemas.LogEntry;
import dev.linas.schemas.RandomRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFileTest {
    @TempDir Path folder;

    @Test
    void shouldGiveBackWhatWasWritten() throws IOException {
        List<LogEntry> entries = entries(100);
        Path file = write("a.avro", entries);

        List<LogEntry> read = new ArrayList<>();
        long count = LogFile.read(file, read::add);

        assertThat(count).isEqualTo(100);
        assertThat(read).isEqualTo(entries);
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void shouldGiveTheSameBytesForTheSameEntries() throws IOException {
        assertThat(write("a.avro", entries(50)))
                .hasSameBinaryContentAs(write("b.avro", entries(50)));
    }

    @Test
    void shouldHoldAnEmptyLog() throws IOException {
        assertThat(LogFile.read(write("a.avro", List.of()), entry -> {})).isZero();
    }

    @Test
    void shouldRefuseAFileThatWasCutAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(write("a.avro", entries(300)));
        Path cut = folder.resolve("cut.avro");

        for (int length = 0; length < whole.length; length += 1 + whole.length / 97) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> LogFile.read(cut, entry -> {}))
                    .as("cut to %d of %d bytes", length, whole.length)
                    .isInstanceOf(InvalidLogException.class)
                    .hasMessageContaining("cut.avro");
        }
    }

    @Test
    void shouldRefuseAFileWhoseBytesChanged() throws IOException {
        byte[] whole = Files.readAllBytes(write("a.avro", entries(300)));
        Path changed = folder.resolve("changed.avro");
        int header = 40_000;

        for (int at = header; at < whole.length; at += whole.length / 11) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x55;
            Files.write(changed, bytes);
            assertThatThrownBy(() -> LogFile.read(changed, entry -> {}))
                    .isInstanceOf(InvalidLogException.class)
                    .hasMessageContaining("changed.avro");
        }
    }

    /** A field whose name was changed would be read as one without a value. */
    @ParameterizedTest
    @ValueSource(strings = {"\"predicted\"", "\"budget\"", "linas.entries", "\"repeat\""})
    void shouldRefuseAFileWhoseSchemaChanged(String part) throws IOException {
        byte[] bytes = Files.readAllBytes(write("a.avro", entries(3)));
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(part);
        assertThat(at).isPositive();
        bytes[at + 3] ^= 0x01;
        Path changed = Files.write(folder.resolve("changed.avro"), bytes);

        assertThatThrownBy(() -> LogFile.read(changed, entry -> {}))
                .isInstanceOf(InvalidLogException.class)
                .hasMessageContaining("changed.avro");
    }

    @Test
    void shouldRefuseWhatIsNoLogFile() throws IOException {
        Path text = Files.write(folder.resolve("x.avro"), "a,b".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> LogFile.read(text, entry -> {}))
                .isInstanceOf(InvalidLogException.class)
                .hasMessageContaining("no Avro object container");
        assertThatThrownBy(() -> LogFile.read(folder.resolve("none.avro"), entry -> {}))
                .isInstanceOf(InvalidLogException.class)
                .hasMessageContaining("none.avro: cannot be read: there is no such file");
        assertThatThrownBy(() -> LogFile.read(folder, entry -> {}))
                .isInstanceOf(InvalidLogException.class);
    }

    @Test
    void shouldLeaveNothingWhereWritingWasGivenUp() throws IOException {
        try (LogFileWriter writer = new LogFileWriter(folder.resolve("a.avro"))) {
            writer.write(entries(1).get(0));
        }

        assertThat(folder).isEmptyDirectory();
    }

    private Path write(String name, List<LogEntry> entries) throws IOException {
        Path file = folder.resolve(name);
        try (LogFileWriter writer = new LogFileWriter(file)) {
            for (LogEntry entry : entries) {
                writer.write(entry);
            }
            writer.finish();
        }
        return file;
    }

    private static List<LogEntry> entries(int count) {
        List<LogEntry> entries = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            entries.add(RandomRecords.of(LogEntry.class, seed));
        }
        return entries;
    }
}
