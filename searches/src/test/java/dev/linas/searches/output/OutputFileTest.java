package dev.linas.searches.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir Path folder;

    @Test
    void shouldSayBeforehandThatAFileCannotBeWritten() {
        assertThatThrownBy(
                        () ->
                                new OutputFile("--json", folder.resolve("none").resolve("f"))
                                        .checkWritable())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--json")
                .hasMessageContaining("no folder");
        assertThatThrownBy(() -> new OutputFile("--json", folder).checkWritable())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void shouldAcceptANewFileInAnExistingFolder() {
        new OutputFile("--json", folder.resolve("new.json")).checkWritable();

        assertThat(folder.resolve("new.json")).doesNotExist();
    }
}
