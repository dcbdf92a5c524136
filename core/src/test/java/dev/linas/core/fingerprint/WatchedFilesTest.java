package dev.linas.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WatchedFilesTest {
    @TempDir Path folder;
    private Path file;
    private WatchedFiles watched;

    @BeforeEach
    void watchAFile() throws IOException {
        file = Files.writeString(folder.resolve("weights.bin"), "first content");
        watched = WatchedFiles.of(List.of(file, folder, folder.resolve("nowhere")));
    }

    @Test
    void shouldBeContentWithFilesThatStayAsTheyWere() {
        assertThatCode(watched::requireUnchanged).doesNotThrowAnyException();
    }

    @Test
    void shouldNameAFileThatWasOverwritten() throws IOException {
        Files.writeString(file, "other content");

        assertThatThrownBy(watched::requireUnchanged)
                .isInstanceOf(ChangedInputException.class)
                .hasMessageContaining("weights.bin: changed since measuring began");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNoticeAFileOfTheSameSizeAndTime() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Path other = Files.writeString(folder.resolve("other.bin"), "other content");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(watched::requireUnchanged).isInstanceOf(ChangedInputException.class);
    }

    @Test
    void shouldNoticeAFileThatIsGone() throws IOException {
        Files.delete(file);

        assertThatThrownBy(watched::requireUnchanged)
                .isInstanceOf(ChangedInputException.class)
                .hasMessageContaining("weights.bin: gone since measuring began")
                .hasMessageContaining("put it back");
    }

    @Test
    void shouldAcceptAFileThatWasTouchedOrWrittenAgainAsItWas() throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        watched.requireUnchanged();
        Files.delete(file);
        Files.writeString(file, "first content");

        assertThatCode(watched::requireUnchanged).doesNotThrowAnyException();
    }
}
