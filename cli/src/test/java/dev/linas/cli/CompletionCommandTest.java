package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir private Path folder;

    @Test
    void shouldLetBashCompleteCommandsAndOptions() throws Exception {
        assumeTrue(Files.isExecutable(BASH), "SKIPPED: needs " + BASH);
        Path script = Files.writeString(folder.resolve("completion"), printed("bash"));

        assertThat(completed(script, "linas", "sim")).containsExactly("simulate");
        assertThat(completed(script, "linas", "front", "--pl")).containsExactly("--plot");
    }

    @Test
    void shouldLoadTheFunctionsOfBashIntoZsh() {
        assertThat(printed("zsh")).startsWith("autoload").endsWith(printed("bash"));
    }

    private static String printed(String shell) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(CommandRun.linas(out, err, List.of("completion", shell)))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    /** What the script offers for the last of some words. */
    private static List<String> completed(Path script, String... words) throws Exception {
        String line =
                ("source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_linas; printf '%%s\\n'"
                                + " \"${COMPREPLY[@]}\"")
                        .formatted(script, String.join(" ", words), words.length - 1);
        Process bash =
                new ProcessBuilder(BASH.toString(), "-c", line)
                        .redirectError(ProcessBuilder.Redirect.DISCARD) // 'compopt' outside a shell
                        .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.lines().map(String::strip).distinct().toList();
    }
}
