package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.ReferenceOutputs;
import dev.linas.supernet.SubNetworkCheck;
import dev.linas.supernet.SubNetworkCheck.CheckResult;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A genome chooses the size of images; what is computed at each equals PyTorch. */
class ElasticSizesTest {
    /** Debian's package python3-torch is for the system's Python. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final String SCRIPT = "src/test/resources/dev/linas/supernet/elastic/sizes.py";

    private static final int[] SIZES = {16, 24, 33};
    private static final int[] WIDTHS = {6, 11, 16};

    @TempDir private Path folder;

    private static int run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONPATH", "../examples/pytorch");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private SearchSpace space() {
        return BuiltInSpaces.OR_FILE.named("space.json", folder);
    }

    private SuperNetwork network(String name) {
        return SuperNetworks.ownOrRandom(
                NetworkCatalog.ALL.orFile().named(name + ".json", folder), space(), 0);
    }

    private void replace(String file, String text, String other) throws Exception {
        Path sidecar = folder.resolve(file);
        String before = Files.readString(sidecar);
        assertThat(before).contains(text);
        Files.writeString(sidecar, before.replace(text, other));
    }

    @Test
    void shouldComputeAndCountAtEverySizeAsPyTorchAndByHand() throws Exception {
        assumeTrue(
                Path.of(PYTHON).toFile().canExecute() && run(PYTHON, "-c", "import torch") == 0,
                "no PyTorch for " + PYTHON + "; install Debian's package python3-torch");
        assertThat(run(PYTHON, SCRIPT, folder.toString())).isZero();
        SuperNetwork network = network("sizes");
        for (int size : SIZES) {
            List<CheckResult> findings =
                    SubNetworkCheck.of(
                            network,
                            ReferenceOutputs.read(
                                    folder.resolve("references-" + size + ".safetensors"),
                                    space()));

            assertThat(findings).hasSize(WIDTHS.length);
            for (int w = 0; w < WIDTHS.length; w++) {
                assertThat(findings.get(w).difference().orElseThrow()).isLessThan(1e-5);
                assertThat(findings.get(w).macs()).isEqualTo(macs(size, WIDTHS[w]));
            }
        }
        assertThat(network.planner().plan(Genome.of(0, 2)).inputs().get(0).axes())
                .containsExactly(3, 33, 33);
        assertThat(SubNetworkCheck.of(network, Genome.of(0, 0)).difference())
                .hasValueSatisfying(difference -> assertThat(difference).isLessThan(1e-5));
        refuseWhatTakesOneSize();
    }

    private static long macs(int size, int width) {
        long first = (size + 1L) / 2;
        long second = (first + 1) / 2;
        return first * first * width * 27 + 2L * width * 4 + second * second * 8 * width * 9 + 48;
    }

    private void refuseWhatTakesOneSize() throws Exception {
        assertThatThrownBy(() -> network("patches"))
                .hasMessageContaining("Add")
                .hasMessageContaining("inputs of size 33, where it was exported for [[3, 24, 24]]");
        replace("sizes.json", "\"size\": \"r\"", "\"size\": \"s\"");
        assertThatThrownBy(() -> network("sizes")).hasMessageContaining("'s'");
    }
}
