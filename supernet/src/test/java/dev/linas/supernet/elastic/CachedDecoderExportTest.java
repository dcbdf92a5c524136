package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.ReferenceOutputs;
import dev.linas.supernet.SubNetworkCheck;
import dev.linas.supernet.SubNetworkCheck.CheckResult;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.inference.StepwiseModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decoder as LLaMA's, with a cache, gives what PyTorch computes without one. */
class CachedDecoderExportTest {
    /** Debian's package python3-torch is for the system's Python. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final String SCRIPT = "src/test/resources/dev/linas/supernet/elastic/cached.py";

    private static final int LENGTH = 15;

    @TempDir private Path folder;

    private static int run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONPATH", "../examples/pytorch");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private SuperNetwork network() {
        return SuperNetworks.ownOrRandom(
                NetworkCatalog.ALL.orFile().named("cached.json", folder), space(), 0);
    }

    private SearchSpace space() {
        return BuiltInSpaces.OR_FILE.named("space.json", folder);
    }

    private void replace(String text, String other) throws Exception {
        Path sidecar = folder.resolve("cached.json");
        String before = Files.readString(sidecar);
        assertThat(before).contains(text);
        Files.writeString(sidecar, before.replace(text, other));
    }

    @Test
    void shouldCutCountAndGoOnAsPyTorch() throws Exception {
        assumeTrue(
                Path.of(PYTHON).toFile().canExecute() && run(PYTHON, "-c", "import torch") == 0,
                "no PyTorch for " + PYTHON + "; install Debian's package python3-torch");
        assertThat(run(PYTHON, SCRIPT, folder.toString())).isZero();
        SuperNetwork network = network();

        List<CheckResult> findings =
                SubNetworkCheck.of(
                        network,
                        ReferenceOutputs.read(folder.resolve("references.safetensors"), space()));

        assertThat(findings).hasSize(20);
        for (CheckResult finding : findings) {
            assertThat(finding.difference().orElseThrow()).isLessThan(1e-5);
        }
        for (CheckResult finding : findings.subList(0, 3)) {
            assertGoesOn(network, finding);
        }
        long perToken = 3 * (2 * 24 * 32 + 2 * 24 * 16 + 3 * 24 * 48) + 24 * 40;
        long attended = 3 * 2 * 32 * (7 * 7 + LongStream.rangeClosed(8, 16).sum());
        assertThat(findings.get(0).macs()).isEqualTo(16 * perToken + attended);
        refuseWhatDoesNotFit();
    }

    private static void assertGoesOn(SuperNetwork network, CheckResult finding) {
        long[] places = new long[2 * LENGTH];
        Arrays.setAll(places, i -> i % LENGTH);
        try (StepwiseModel model =
                CachedRuns.load(network, network.planner().plan(finding.genome()))) {
            assertThat(
                            CachedRuns.difference(
                                    model,
                                    List.of("tokens", "places"),
                                    List.of(CachedRuns.tokens(2 * LENGTH, 40), places),
                                    2,
                                    6))
                    .isLessThan(1e-5);
        }
    }

    private void refuseWhatDoesNotFit() throws Exception {
        replace("\"places\"\n", "\"places\", \"place\"\n");
        assertThatThrownBy(this::network)
                .hasMessageContaining("speaks of 'place', which is neither input nor output");
        replace("\"place\"", "\"past_k0\"");
        assertThatThrownBy(this::network)
                .hasMessageContaining("'past_k0' is a state and no input of the prompt");
        replace("\"length\": 7", "\"length\": 1");
        assertThatThrownBy(this::network).hasMessageContaining("prompt.length");
    }
}
