package dev.linas.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
    @TempDir Path folder;

    @Test
    void shouldSayBeforehandThatAFileCannotBeWritten() {
        assertThatThrownBy(() -> JsonFile.checkWritable(folder.resolve("none").resolve("f")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--json")
                .hasMessageContaining("no folder");
        assertThatThrownBy(() -> JsonFile.checkWritable(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void shouldAcceptANewFileInAnExistingFolder() {
        JsonFile.checkWritable(folder.resolve("new.json"));

        assertThat(folder.resolve("new.json")).doesNotExist();
    }
}
