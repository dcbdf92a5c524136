package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LinasCommandTest {
    @Test
    void shouldListEverySubcommandWithItsDescriptionWhateverTheArgumentsName() {
        String whole = new CommandLine(LinasCommand.whole()).getUsageMessage();

        assertThat(help(List.of("--help"))).isEqualTo(whole);
        assertThat(help(List.of("status"))).isEqualTo(whole);
    }

    @Test
    void shouldReadTheOptionsOfTheNamedSubcommandOnly() {
        CommandLine linas = new CommandLine(LinasCommand.forArguments(List.of("run", "--seed")));

        assertThat(options(linas, "run")).isNotEmpty();
        assertThat(options(linas, "simulate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config=linas.yaml", "@arguments"})
    void shouldReadAllOptionsWhereAFileOfSettingsOrArgumentsIsNamed(String argument) {
        CommandLine linas = new CommandLine(LinasCommand.forArguments(List.of("run", argument)));

        CommandLine whole = new CommandLine(LinasCommand.whole());
        assertThat(arguments(linas, "simulate")).isPositive();
        assertThat(linas.getSubcommands().keySet())
                .isEqualTo(whole.getSubcommands().keySet())
                .allSatisfy(
                        name ->
                                assertThat(arguments(linas, name))
                                        .as(name)
                                        .isEqualTo(arguments(whole, name)));
    }

    @Test
    void shouldLoadNeitherLoggingNorKafkaToShowHelp() throws Exception {
        String classes = classesLoadedBy("--help");

        assertThat(classes)
                .contains("dev.linas.cli.LinasCommand")
                .doesNotContain(" ch.qos.logback.", " org.apache.kafka.", " org.apache.avro.");
    }

    private static List<String> options(CommandLine linas, String name) {
        return linas.getSubcommands().get(name).getCommandSpec().options().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .toList();
    }

    private static int arguments(CommandLine linas, String name) {
        return linas.getSubcommands().get(name).getCommandSpec().args().size();
    }

    private static String help(List<String> arguments) {
        return new CommandLine(LinasCommand.forArguments(arguments)).getUsageMessage();
    }

    private static String classesLoadedBy(String argument)
            throws IOException, InterruptedException {
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LinasMain.class.getName(),
                                argument)
                        .redirectErrorStream(true)
                        .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).isZero();
        return output;
    }
}
