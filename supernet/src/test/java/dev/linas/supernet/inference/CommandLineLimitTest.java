package dev.linas.supernet.inference;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineLimitTest {
    @TempDir Path folder;

    @Test
    void shouldAcceptAShortCommandLineAndASystemThatShowsNone() throws Exception {
        Path file = Files.write(folder.resolve("cmdline"), new byte[CommandLineLimit.MOST_BYTES]);

        assertThatCode(() -> CommandLineLimit.check(file)).doesNotThrowAnyException();
        assertThatCode(() -> CommandLineLimit.check(folder.resolve("none")))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseOneThatCrashesOnnxRuntimeAndSayWhatToDo() throws Exception {
        Path file =
                Files.write(folder.resolve("cmdline"), new byte[CommandLineLimit.MOST_BYTES + 1]);

        assertThatThrownBy(() -> CommandLineLimit.check(file))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("has 3901 bytes")
                .hasMessageContaining("java -cp 'lib/*'");
    }
}
