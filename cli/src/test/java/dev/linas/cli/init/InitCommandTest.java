package dev.linas.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.cli.CommandRun;
import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.objective.Goal;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import picocli.CommandLine;

class InitCommandTest {
    private static final String SPACE = "ofa-mbv3-d234-e346-k357-w1.0";

    private static final String SMALL =
            """
            {"format": "linas-space/1", "name": "small", "variables": [
              {"name": "w", "options": [8, 16]},
              {"name": "d", "options": [1, 2]},
              {"name": "ks0..ks1", "options": [3, 5]}],
             "active": [{"variables": ["ks1"], "when": {"d": [2]}}]}
            """;

    @TempDir Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldWriteAFileThatTheReaderTakesForEveryMeter() {
        for (String meter : List.of("onnx", "table", "lookup-table", "command", "elsewhere")) {
            Path file = temp.resolve(meter + ".yaml");

            assertThat(
                            init(
                                    file,
                                    "--space=" + SPACE,
                                    "--meter=" + meter,
                                    "--table=table.csv",
                                    "--command=python3 score.py",
                                    "--objective=latency_ms",
                                    "--objective=macs=minimize"))
                    .as(meter + err)
                    .isZero();

            SearchFile read = SearchFile.read(file, ForeignPools.ALLOWED);
            assertThat(read.spec().id()).isEqualTo(meter);
            assertThat(read.spec().budget()).hasValue(250);
            assertThat(read.pools()).hasSize(meter.equals("elsewhere") ? 0 : 1);
        }
    }

    @Test
    void shouldTakeTheSpaceOfANetwork() {
        Path file = temp.resolve("search.yaml");

        assertThat(init(file, "--network=ofa-mbv3-w1.0", "--meter=onnx", "--objective=macs"))
                .isZero();

        assertThat(SearchFile.read(file, ForeignPools.ALLOWED).spec().space().name())
                .isEqualTo(SPACE);
    }

    @Test
    void shouldMeasureANetworkOfOnesOwnInASpaceThatIsBuiltIn() throws Exception {
        network("own.json", SPACE);
        Path file = temp.resolve("search.yaml");

        assertThat(init(file, "--network=own.json", "--meter=onnx", "--objective=macs"))
                .as(err.toString())
                .isZero();

        assertThat(pool(file).path("network").asText()).isEqualTo("own.json");
    }

    @Test
    void shouldTakeASpaceOfOnesOwnWithTheNetworkOfIt() throws Exception {
        network("own.json", "small");
        Files.writeString(temp.resolve("space.json"), SMALL);
        Path file = temp.resolve("search.yaml");
        String[] options = {"--network=own.json", "--meter=onnx", "--objective=macs"};

        assertThat(init(file, options)).isEqualTo(2);
        assertThat(err.toString()).contains("'small', which is not built in", "with --space");

        assertThat(init(file, options[0], options[1], options[2], "--space=space.json"))
                .as(err.toString())
                .isZero();
        assertThat(SearchFile.read(file, ForeignPools.ALLOWED).spec().space().name())
                .isEqualTo("small");
        assertThat(pool(file).path("network").asText()).isEqualTo("own.json");
    }

    @Test
    void shouldSayWhichGoalItAssumed() {
        Path file = temp.resolve("search.yaml");

        init(
                file,
                "--space=" + SPACE,
                "--meter=command",
                "--command=score",
                "--objective=hr_at_10",
                "--objective=shopping_ms",
                "--objective=beauty=maximize");

        assertThat(SearchFile.read(file, ForeignPools.ALLOWED).spec().objectives())
                .extracting(objective -> objective.goal())
                .containsExactly(Goal.MAXIMIZE, Goal.MINIMIZE, Goal.MAXIMIZE);
        assertThat(out.toString())
                .contains("less of 'shopping_ms' is better", "--objective shopping_ms=maximize")
                .doesNotContain("hr_at_10", "beauty");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void shouldNotAskWhereOnlyErrorsGoToATerminal() {
        System.setProperty("linas.terminal", "true");
        try {
            assertThat(init(temp.resolve("search.yaml"), "--meter=onnx")).isEqualTo(2);
        } finally {
            System.clearProperty("linas.terminal");
        }

        assertThat(err.toString()).contains("--space is missing");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldNotOverwriteAFileWithoutBeingTold() throws Exception {
        Path file = Files.writeString(temp.resolve("search.yaml"), "mine");
        String[] options = {"--space=" + SPACE, "--meter=onnx", "--objective=macs"};

        assertThat(init(file, options)).isEqualTo(2);
        assertThat(file).hasContent("mine");
        assertThat(err.toString()).contains("is there already", "--force");

        options = new String[] {options[0], options[1], options[2], "--force"};
        assertThat(init(file, options)).isZero();
    }

    @Test
    void shouldWriteNothingThatIsNoSearchFile() {
        Path file = temp.resolve("search.yaml");

        assertThat(init(file, "--space=" + SPACE, "--meter=onnx", "--objective=speed"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("nothing was written", "speed", file.toString());
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void shouldNameTheOptionThatIsMissingWhereItCannotAsk() {
        assertThat(init(temp.resolve("search.yaml"), "--meter=onnx")).isEqualTo(2);

        assertThat(err.toString()).contains("--space is missing");
    }

    @Test
    void shouldAskForWhatNoOptionTold() {
        Path file = temp.resolve("asked.yaml");
        InitCommand init = parsed(file);

        init.callWith(reader("\ncommand\npython3 score.py\naccuracy latency_ms=minimize\n40\n"));

        SearchFile read = SearchFile.read(file, ForeignPools.ALLOWED);
        assertThat(read.spec().budget()).hasValue(40);
        assertThat(read.spec().objectives().get(0).id()).isEqualTo("accuracy@this-machine");
        assertThat(out.toString()).contains("Search space", "[250]", "run it with: ./linas run");
    }

    @Test
    void shouldWriteNothingWhereTheAnswersEnd() {
        Path file = temp.resolve("asked.yaml");

        Assertions.assertThatThrownBy(() -> parsed(file).callWith(reader("\n")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nothing was written");
        assertThat(file).doesNotExist();
    }

    private void network(String name, String space) throws Exception {
        Files.writeString(
                temp.resolve(name),
                """
                {"format": "linas-network/1", "name": "own", "family": "mobilenet-v3",
                 "space": "%s", "input":
                   {"channels": 1, "resolution": 16, "mean": [0.5], "std": [0.5]},
                 "classes": 4, "width_multiplier": 1.0, "divisor": 8, "batch_norm_epsilon": 1e-5,
                 "stem": {"width": 8, "kernel": 3, "stride": 2, "activation": "h_swish"},
                 "first_block": {"width": 8, "kernel": 3, "stride": 1, "activation": "relu",
                   "squeeze_excite": false},
                 "stages": [
                   {"width": "w", "stride": 2, "activation": "relu", "squeeze_excite": true,
                    "depth": "d", "kernel": ["ks0", "ks1"], "expansion": [2, 2]}],
                 "head": {"expand": 16, "mix": 16, "activation": "h_swish"}}
                """
                        .formatted(space));
    }

    private static JsonNode pool(Path file) {
        return Document.read(file, Format.YAML).json().path("pools").path("this-machine");
    }

    private InitCommand parsed(Path file) {
        InitCommand init = new InitCommand();
        new CommandLine(init).setOut(new PrintWriter(out, true)).parseArgs(file.toString());
        return init;
    }

    private static BufferedReader reader(String answers) {
        return new BufferedReader(new StringReader(answers));
    }

    private int init(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("init", file.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.linas(out, err, arguments);
    }
}
