package dev.linas.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.digest.Sha256;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What reading might never come to the end of is refused before it is opened. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // an open pipe waits for ever
class RegularFileTest {
    @TempDir Path folder;

    @Test
    void shouldReadAFileAlsoThroughALink() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "größer");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(RegularFile.text(link)).isEqualTo("größer");
        assertThat(RegularFile.bytes(link)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void shouldRefuseAPipeThatNobodyWritesTo() throws Exception {
        Path pipe = pipe("pipe.yaml");

        assertThatExceptionOfType(IrregularFileException.class)
                .isThrownBy(() -> RegularFile.bytes(pipe))
                .withMessageContaining("it is a pipe, a device or a socket")
                .withMessageContaining("save what it gives to a file");
        assertThatThrownBy(() -> Sha256.of(pipe)).isInstanceOf(IrregularFileException.class);
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> Document.read(pipe, Format.YAML))
                .withMessageContaining("pipe.yaml: cannot be read: it is a pipe");
    }

    @Test
    void shouldRefuseADeviceWithoutEnd() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "SKIPPED: no /dev/zero here");

        assertThatThrownBy(() -> RegularFile.text(zero)).isInstanceOf(IrregularFileException.class);
    }

    @Test
    void shouldRefuseAFolder() {
        assertThatExceptionOfType(IrregularFileException.class)
                .isThrownBy(() -> RegularFile.require(folder))
                .satisfies(
                        e ->
                                assertThat(RegularFile.why(e))
                                        .isEqualTo("it is a folder; name a file"));
    }

    @Test
    void shouldTellACircleOfLinksAndNothingApart() throws Exception {
        Path circle = folder.resolve("circle");
        Files.createSymbolicLink(circle, circle);

        assertThatThrownBy(() -> RegularFile.require(circle))
                .isInstanceOf(FileSystemException.class)
                .isNotInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> RegularFile.require(folder.resolve("nothing")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Path pipe(String name) throws InterruptedException {
        Path pipe = folder.resolve(name);
        try {
            int exit = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
            assumeTrue(exit == 0, "SKIPPED: no named pipes here");
        } catch (IOException e) {
            assumeTrue(false, "SKIPPED: no mkfifo on this machine");
        }
        return pipe;
    }
}
