package dev.linas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.documents.DocumentedCommands;
import dev.linas.core.documents.DocumentedCommands.DocumentedCommand;
import dev.linas.runtime.app.LinasCommandLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;

class DocumentedBenchCommandsTest {
    static List<DocumentedCommand> commands() throws IOException {
        return DocumentedCommands.of(Path.of("..").toAbsolutePath().normalize()).stream()
                .filter(command -> command.arguments().get(0).equals("bench"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldPrintNoCommandThatTheCommandLineDoesNotHave(DocumentedCommand command) {
        CommandLine bench = LinasCommandLine.of(new BenchCommand());
        List<String> arguments = command.arguments().subList(1, command.arguments().size());
        try {
            bench.parseArgs(arguments.toArray(String[]::new));
        } catch (MissingParameterException e) {
            assertThat(command.whole()).as(e.getMessage()).isFalse();
        } catch (CommandLine.ParameterException e) {
            Assertions.fail("%s: %s", command, e.getMessage());
        }
    }
}
