package dev.linas.device.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCheckTest {
    @TempDir Path folder;

    @BeforeEach
    void onlyWhereProgramsAreMarkedAsSuch() {
        assumeTrue(File.separatorChar == '/', "needs the file modes of Unix");
    }

    @Test
    void shouldFindNothingAgainstAProgramThatCanBeStarted() throws IOException {
        write("score.sh", "#!/bin/sh\n", true);
        write("score", "#!/usr/bin/env -S sh -e\n", true);

        assertThat(obstacle("./score.sh")).isEmpty();
        assertThat(obstacle("./score")).isEmpty();
        assertThat(obstacle(folder.resolve("score.sh").toString())).isEmpty();
        assertThat(obstacle("sh", "score.sh")).isEmpty();
    }

    @Test
    void shouldTellAFileThatIsNotThere() {
        assertThat(obstacle("./score.py"))
                .contains("there is no file " + folder.resolve("score.py"));
        assertThat(obstacle("./")).contains(folder + " is a folder");
    }

    @Test
    void shouldTellAProgramThatIsNotOnThePath() throws IOException {
        assertThat(obstacle("pyhton3", "score.py"))
                .contains(
                        "no program 'pyhton3' is on the PATH; install it, or name it by its path");
        write("score.sh", "#!/bin/sh\n", true);
        assertThat(obstacle("score.sh"))
                .contains(
                        "no program 'score.sh' is on the PATH; the one in the folder of the search"
                                + " file is called ./score.sh");
    }

    @Test
    void shouldTellAScriptThatIsNotExecutable() throws IOException {
        write("score.py", "print(1)\n", false);

        assertThat(obstacle("./score.py"))
                .contains(
                        ("%s is not executable; 'chmod +x' it, or name its interpreter:"
                                        + " command: [python3, ./score.py]")
                                .formatted(folder.resolve("score.py")));
    }

    @Test
    void shouldTellAnInterpreterThatIsNotThere() throws IOException {
        write("a.py", "#!/usr/bin/pyhton3 -u\n", true);
        write("b.py", "#!/usr/bin/env pyhton3\n", true);
        write("c.py", "#!/bin/sh\r\n", true);

        assertThat(obstacle("./a.py").orElseThrow())
                .endsWith("names the interpreter /usr/bin/pyhton3, which is not here");
        assertThat(obstacle("./b.py").orElseThrow())
                .endsWith("names the interpreter pyhton3, which is not here");
        assertThat(obstacle("./c.py").orElseThrow()).contains("has a line end of Windows");
    }

    private Optional<String> obstacle(String... command) {
        return new ProgramCheck(folder, "/usr/bin:/bin").obstacle(List.of(command));
    }

    private void write(String name, String text, boolean executable) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(file.toFile().setExecutable(executable)).isTrue();
    }
}
