package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

class HelpTest {
    static Stream<CommandLine> commands() {
        return all(new CommandLine(LinasCommand.whole()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldDescribeEveryCommandWithAnExample(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();

        assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
        assertThat(String.join("\n", command.getCommandSpec().usageMessage().footer()))
                .as(name)
                .contains("Example", "linas");
    }

    /** The list of commands shows the first line of each alone. */
    @ParameterizedTest
    @MethodSource("commands")
    void shouldBeginWithASentenceThatStandsAlone(CommandLine command) {
        String[] description = command.getCommandSpec().usageMessage().description();

        assertThat(description[0]).endsWith(".").hasSizeLessThan(100);
    }

    /** A text that is no format string is printed with a warning. */
    @ParameterizedTest
    @MethodSource("commands")
    void shouldBeTextsThatCanBeFormatted(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        Stream<String> options =
                command.getCommandSpec().args().stream()
                        .flatMap(option -> Stream.of(option.description()));

        assertThat(
                        Stream.of(
                                        Stream.of(usage.description()),
                                        Stream.of(usage.footer()),
                                        options)
                                .flatMap(texts -> texts))
                .allSatisfy(text -> assertThat(String.format(Locale.ROOT, text)).isNotNull());
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(HelpTest::all));
    }
}
