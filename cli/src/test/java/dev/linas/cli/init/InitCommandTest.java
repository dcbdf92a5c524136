package dev.linas.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.cli.CommandRun;
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
import picocli.CommandLine;

class InitCommandTest {
    private static final String SPACE = "ofa-mbv3-d234-e346-k357-w1.0";

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
