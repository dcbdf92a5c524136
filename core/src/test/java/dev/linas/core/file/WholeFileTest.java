package dev.linas.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir Path temp;

    @Test
    void shouldLeaveTheFileAsItWasWhereWritingFails() throws Exception {
        Path file = Files.writeString(temp.resolve("result.json"), "before");

        assertThatThrownBy(
                        () ->
                                WholeFile.write(
                                        file,
                                        to -> {
                                            Files.writeString(to, "half");
                                            throw new IOException("no space left");
                                        }))
                .hasMessage("no space left");

        assertThat(file).hasContent("before");
        assertThat(temp).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void shouldReplaceWhatALinkLeadsTo() throws Exception {
        Path file = Files.writeString(temp.resolve("result.json"), "before");
        Path link = Files.createSymbolicLink(temp.resolve("latest.json"), file);

        WholeFile.write(link, to -> Files.writeString(to, "after"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("after");
    }

    @Test
    void shouldWriteToADevice() throws Exception {
        WholeFile.write(Path.of("/dev/null"), to -> Files.writeString(to, "gone"));

        assertThat(Path.of("/dev/null")).exists();
        assertThat(Path.of("/dev/.null.part")).doesNotExist();
    }

    @Test
    void shouldWriteAFileWhoseFolderTakesNoOthers() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("kept"));
        Path file = Files.writeString(folder.resolve("result.json"), "before");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(folder), "this user may write everywhere");

        WholeFile.write(file, to -> Files.writeString(to, "after"));

        assertThat(file).hasContent("after");
    }
}
