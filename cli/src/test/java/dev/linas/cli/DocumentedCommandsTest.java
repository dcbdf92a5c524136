package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.documents.DocumentedCommands;
import dev.linas.core.documents.DocumentedCommands.DocumentedCommand;
import dev.linas.runtime.app.LinasCommandLine;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;

class DocumentedCommandsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** Those that answer at once and need nothing. */
    private static final Set<String> QUICK = Set.of("--help", "completion", "doctor", "init");

    @TempDir Path temp;

    static List<DocumentedCommand> commands() throws IOException {
        return DocumentedCommands.of(HOME).stream()
                .filter(command -> !command.arguments().get(0).equals("bench"))
                .filter(command -> !command.arguments().get(0).equals("COMMAND"))
                .toList();
    }

    static List<DocumentedCommand> quickCommands() throws IOException {
        return commands().stream()
                .filter(command -> QUICK.contains(command.arguments().get(0)))
                .filter(command -> command.whole() || command.arguments().size() == 1)
                .filter(command -> !command.arguments().contains("--bootstrap"))
                .filter(command -> !command.arguments().contains("space.json"))
                .toList();
    }

    @Test
    void shouldFindTheCommandsOfTheDocuments() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(50);
        assertThat(quickCommands())
                .extracting(command -> command.arguments().get(0))
                .contains("--help", "doctor", "init");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldPrintNoCommandThatTheCommandLineDoesNotHave(DocumentedCommand command) {
        CommandLine linas = LinasCommandLine.of(LinasCommand.whole());
        try {
            linas.parseArgs(command.arguments().toArray(String[]::new));
        } catch (MissingParameterException e) {
            assertThat(command.whole()).as(e.getMessage()).isFalse();
        } catch (CommandLine.ParameterException e) {
            Assertions.fail("%s: %s", command, e.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldNameFilesOfTheRepositoryThatAreThere(DocumentedCommand command) {
        assertThat(command.arguments())
                .filteredOn(word -> word.startsWith("examples/"))
                .allSatisfy(word -> assertThat(HOME.resolve(word)).exists());
    }

    @ParameterizedTest
    @MethodSource("quickCommands")
    void shouldDoWhatTheDocumentsSayWhereThatIsQuick(DocumentedCommand command) throws Exception {
        StringWriter err = new StringWriter();
        List<String> arguments =
                command.arguments().stream()
                        .map(word -> word.endsWith(".yaml") ? temp.resolve(word).toString() : word)
                        .toList();
        if (command.arguments().equals(List.of("init"))) {
            return; // it asks
        }

        int code = CommandRun.linas(new StringWriter(), err, arguments);

        assertThat(code).as(command + ": " + err).isZero();
        try (var written = Files.list(temp)) {
            assertThat(written.count())
                    .isEqualTo(command.arguments().get(0).equals("init") ? 1 : 0);
        }
    }
}
