package dev.linas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.runtime.app.LinasCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code docs/cli.md} is made of the help texts. To write it anew: {@code mvn -pl cli -am test
 * -Dtest=CliReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -DLINAS_WRITE_DOCS=true}.
 */
class CliReferenceTest {
    private static final Path FILE = Path.of("..", "docs", "cli.md");
    private static final String AGAIN =
            "docs/cli.md is not what the help texts say; write it anew with: mvn -pl cli -am test"
                    + " -Dtest=CliReferenceTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -DLINAS_WRITE_DOCS=true";
    private static final List<String> EVERYWHERE =
            List.of("--help", "--version", "--config", "--verbose");
    private static final String HEAD =
            """
            # Commands

            Made of the help texts by `CliReferenceTest`; `./linas COMMAND --help` says the same. \
            `./linas bench` has
            [a page of its own](benchmarks.md).

            Every command has `--help`, `--version` and `--config FILE`: a settings file, \
            YAML or properties, with option
            names without dashes as keys. The environment (`LINAS_ADMIN_PORT` for `--admin-port`) \
            goes before the file, the
            command line before both. Results go to standard output, \
            everything else to standard error. `--verbose` \
            shows the stack trace of an error.

            Commands that print a table have `--format json` and `--format csv`: the same rows for \
            programs, with the
            headings in lower case and `_` in place of spaces, \
            values as the table shows them. Columns of numbers hold numbers, with
            nothing (JSON: `null`) for `-`; all others hold text. In JSON the rows are an array; \
            `search show`, `search diff`, `status`,
            `simulate` and `devices compare` print several tables and always give an object with \
            an array per table, also where
            there is only one. `run` writes files instead (`--json`, `--csv`, `--parquet`), and \
            `explain` tells a story.

            ## Exit codes
            | code | means |
            |---|---|
            | 0 | the command did what it was asked |
            | 1 | it tried and failed: a search failed, a replay differs, `doctor` found a problem |
            | 2 | a mistake in the command, a setting or a file; nothing was done |
            | 3 | the broker or the registry cannot be reached |
            | 130, 143 | ended by Ctrl-C (SIGINT) or SIGTERM, in order |

            An error is one line on standard error that begins with `error:`.

            ## Completion
            `source <(./linas completion bash)` in `~/.bashrc`, \
            or `source <(./linas completion zsh)` in `~/.zshrc`, with the
            path of the launcher, completes commands and options after the Tab key.
            """;

    @Test
    void shouldHaveWhatTheHelpTextsSay() throws IOException {
        String wanted = reference();
        if (Boolean.getBoolean("LINAS_WRITE_DOCS")) {
            Files.writeString(FILE, wanted);
        }
        assertThat(FILE).as(AGAIN).exists();
        assertThat(Files.readString(FILE)).as(AGAIN).isEqualTo(wanted);
    }

    private static String reference() {
        StringBuilder text = new StringBuilder(HEAD);
        CommandLine linas = LinasCommandLine.of(LinasCommand.whole());
        linas.getSubcommands().values().stream()
                .distinct()
                .filter(command -> !command.getCommandName().equals("bench"))
                .sorted(Comparator.comparing(CliReferenceTest::name))
                .forEach(command -> describe(command, text));
        return text.toString();
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    private static void describe(CommandLine command, StringBuilder text) {
        CommandSpec spec = command.getCommandSpec();
        text.append("\n## ").append(name(command).replace("linas ", "")).append('\n');
        text.append(plain(String.join(" ", spec.usageMessage().description()))).append("\n\n");
        List<String> examples = new ArrayList<>();
        for (String line : spec.usageMessage().footer()) {
            if (line.startsWith("  ")) {
                examples.add(line.strip().replaceFirst("^(source <[(])?linas ", "$1./linas "));
            }
        }
        text.append("```\n").append(String.join("\n", examples)).append("\n```\n");
        List<ArgSpec> arguments = new ArrayList<>(spec.positionalParameters());
        spec.options().stream()
                .filter(option -> !EVERYWHERE.contains(option.longestName()))
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(arguments::add);
        if (!arguments.isEmpty()) {
            text.append("\n| argument | is |\n|---|---|\n");
            arguments.forEach(argument -> text.append(row(argument)));
        }
        command.getSubcommands().values().stream()
                .distinct()
                .sorted(Comparator.comparing(CliReferenceTest::name))
                .forEach(each -> describe(each, text));
    }

    private static String row(ArgSpec argument) {
        String label = argument.paramLabel();
        String names =
                argument instanceof OptionSpec option
                        ? String.join("`, `", option.names())
                                + (option.arity().max() == 0 ? "" : " " + label)
                        : label;
        boolean required =
                argument instanceof PositionalParamSpec positional
                        ? positional.arity().min() > 0
                        : argument.required();
        return "| `%s`%s | %s |\n"
                .formatted(
                        names.replace("|", "\\|"),
                        required ? ", required" : "",
                        plain(rendered(argument)).replace("|", "\\|"));
    }

    private static String rendered(ArgSpec argument) {
        String candidates =
                argument.completionCandidates() == null
                        ? ""
                        : String.join(", ", argument.completionCandidates());
        return Arrays.stream(argument.description())
                .map(
                        line ->
                                line.replace("${COMPLETION-CANDIDATES}", candidates)
                                        .replace(
                                                "${DEFAULT-VALUE}",
                                                String.valueOf(argument.defaultValue())))
                .collect(Collectors.joining(" "));
    }

    private static String plain(String text) {
        return text.replace("<", "&lt;").replaceAll("\\s+", " ").strip();
    }
}
