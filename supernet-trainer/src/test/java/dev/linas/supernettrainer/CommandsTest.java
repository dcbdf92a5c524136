package dev.linas.supernettrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.digest.Sha256;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernettrainer.files.TensorFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dataset", "train", "spread", "from-scratch", "rank", "fixture"})
    void shouldShowAnExample(String command) {
        CommandLine line = new CommandLine(new SupernetCommand());

        assertThat(line.getSubcommands().get(command).getUsageMessage())
                .contains("Example:", "linas-supernet " + command);
    }

    @Test
    void shouldTrainAndJudgeASuperNetwork() throws Exception {
        String run = folder.resolve("run").toString();
        String[] training = {"--epochs", "2", "--images", "64", "--batch", "32"};

        assertThat(run("train", training, "--out", run)).isZero();
        Path weights = folder.resolve("run").resolve("digits-mbv3.safetensors");
        TensorFile file = TensorFiles.read(weights);
        assertThat(file.metadata()).containsEntry("network", "digits-mbv3").containsKey("recipe");
        assertThat(Files.readAllLines(folder.resolve("run").resolve("log.csv"))).hasSize(3);

        Path golden = folder.resolve("golden.safetensors");
        assertThat(
                        run(
                                "fixture",
                                new String[] {"--sub-networks", "3"},
                                "--weights",
                                weights.toString(),
                                "--out",
                                golden.toString()))
                .isZero();
        assertThat(TensorFiles.read(golden).tensor("logits").shape()).containsExactly(3, 2, 10);
    }

    @Test
    void shouldCompareInheritedAccuraciesWithThoseOfTrainingsFromScratch() throws Exception {
        String run = folder.resolve("run").toString();
        String scratch = folder.resolve("from-scratch.csv").toString();
        String[] training = {"--epochs", "1", "--images", "32", "--batch", "32"};
        assertThat(run("train", training, "--out", run)).isZero();
        assertThat(
                        run(
                                "from-scratch",
                                training,
                                "--sub-networks",
                                "2",
                                "--repeats",
                                "2",
                                "--out",
                                scratch))
                .isZero();
        assertThat(Files.readAllLines(Path.of(scratch))).hasSize(5);

        String weights = folder.resolve("run").resolve("digits-mbv3.safetensors").toString();
        String rank = folder.resolve("rank.csv").toString();
        assertThat(
                        run(
                                "rank",
                                new String[0],
                                "--weights",
                                weights,
                                "--from-scratch",
                                scratch,
                                "--out",
                                rank))
                .isZero();

        assertThat(Files.readAllLines(Path.of(rank))).hasSize(3);
        assertThat(out.toString()).contains("2 sub-networks: Kendall tau-b");
    }

    @Test
    void shouldMeasureHowFarSubNetworksLieApart() throws Exception {
        String run = folder.resolve("run").toString();
        assertThat(run("train", new String[] {"--epochs", "1", "--images", "32"}, "--out", run))
                .isZero();
        String weights = folder.resolve("run").resolve("digits-mbv3.safetensors").toString();
        String spread = folder.resolve("spread.csv").toString();

        assertThat(
                        run(
                                "spread",
                                new String[] {"--draws", "20", "--dearest", "1"},
                                "--weights",
                                weights,
                                "--out",
                                spread))
                .isZero();

        assertThat(Files.readAllLines(Path.of(spread)))
                .hasSize(5)
                .element(1)
                .asString()
                .startsWith("largest,");
        assertThat(out.toString()).contains("median of the 2 cheapest");
    }

    @Test
    void shouldGoOnFromWeightsOfAnotherTraining() throws Exception {
        String first = folder.resolve("first").toString();
        String second = folder.resolve("second").toString();
        String[] training = {"--epochs", "1", "--images", "32", "--seed", "2"};
        assertThat(run("train", training, "--out", first)).isZero();
        Path weights = folder.resolve("first").resolve("digits-mbv3.safetensors");

        assertThat(run("train", training, "--weights", weights.toString(), "--out", second))
                .isZero();

        Path tuned = folder.resolve("second").resolve("digits-mbv3.safetensors");
        assertThat(Files.readAllBytes(tuned)).isNotEqualTo(Files.readAllBytes(weights));
        assertThat(new String(Files.readAllBytes(tuned), StandardCharsets.ISO_8859_1))
                .contains("weights " + Sha256.of(weights));
        assertThat(Files.readAllLines(folder.resolve("second").resolve("log.csv"))).hasSize(2);
    }

    @Test
    void shouldTellTheUserWhatIsWrongWithAFile() throws Exception {
        String out = folder.resolve("out.csv").toString();
        Path broken = Files.writeString(folder.resolve("broken.safetensors"), "no tensors");

        assertThat(run("spread", new String[0], "--weights", broken.toString(), "--out", out))
                .isNotZero();
        assertThat(errors.toString()).contains("UserError", "broken.safetensors");
        assertThat(
                        run(
                                "rank",
                                new String[0],
                                "--weights",
                                broken.toString(),
                                "--from-scratch",
                                "none.csv",
                                "--out",
                                out))
                .isNotZero();
        assertThat(errors.toString()).contains("none.csv: there is no such file");
    }

    private int run(String command, String[] options, String... more) {
        String[] arguments = new String[1 + options.length + more.length];
        arguments[0] = command;
        System.arraycopy(options, 0, arguments, 1, options.length);
        System.arraycopy(more, 0, arguments, 1 + options.length, more.length);
        CommandLine line = new CommandLine(new SupernetCommand());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(errors, true));
        return line.execute(arguments);
    }
}
