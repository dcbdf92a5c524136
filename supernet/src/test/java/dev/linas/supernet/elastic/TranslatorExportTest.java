package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encoder and a step of a decoder give what PyTorch computes from slices of the weights. */
class TranslatorExportTest {
    /** Debian's package python3-torch is for the system's Python. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final String RESOURCES = "src/test/resources/dev/linas/supernet/elastic/";
    private static final long ENGLISH = 40;
    private static final long GERMAN = 30;

    @TempDir private Path folder;

    private static int run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONPATH", "../examples/pytorch:../examples/translation");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void shouldCutAndCountAsPyTorchAndByHand() throws Exception {
        assumeTrue(
                Path.of(PYTHON).toFile().canExecute() && run(PYTHON, "-c", "import torch") == 0,
                "no PyTorch for " + PYTHON + "; install Debian's package python3-torch");
        assertThat(run(PYTHON, RESOURCES + "translator.py", folder.toString())).isZero();
        SearchSpace space = BuiltInSpaces.OR_FILE.named("space.json", folder);
        SuperNetwork network =
                SuperNetworks.ownOrRandom(
                        NetworkCatalog.ALL.orFile().named("transformer.json", folder), space, 0);

        List<CheckResult> findings =
                SubNetworkCheck.of(
                        network,
                        ReferenceOutputs.read(folder.resolve("references.safetensors"), space));

        assertThat(findings).hasSize(50);
        for (CheckResult finding : findings) {
            assertThat(finding.difference().orElseThrow()).isLessThan(1e-5);
            assertCounts(finding, options(space, finding.genome()));
        }
    }

    /** The encoder once, and 25 steps that attend to 13 places of their own in the mean. */
    private static void assertCounts(CheckResult finding, Map<String, Long> o) {
        long source = 24;
        long steps = 25;
        long in = o.get("encoder_embedding");
        long out = o.get("decoder_embedding");
        long macs = steps * out * GERMAN;
        long params = (ENGLISH + source) * in + (GERMAN + steps) * out;
        params += 2 * in + 2 * out + out * GERMAN + GERMAN;
        for (int i = 0; i < 3; i++) {
            long wide = 16 * o.get("encoder_heads" + i);
            long hidden = o.get("encoder_hidden" + i);
            macs += source * (4 * in * wide + 2 * source * wide + 2 * in * hidden);
            params += attention(in, in, wide) + feedForward(in, hidden);
        }
        for (int i = 0; i < o.get("decoder_layers"); i++) {
            long own = 16 * o.get("self_heads" + i);
            long cross = 16 * o.get("cross_heads" + i);
            long hidden = o.get("decoder_hidden" + i);
            long attended = source * (o.get("attention" + i) < 0 ? 1 : o.get("attention" + i) + 1);
            macs += steps * (4 * out * own + 2 * 13 * own + 2 * out * hidden);
            macs += steps * (2 * out * cross + 2 * attended * cross) + attended * 2 * in * cross;
            params += attention(out, out, own) + attention(out, in, cross);
            params += feedForward(out, hidden);
        }
        assertThat(finding.macs()).isEqualTo(macs);
        assertThat(finding.params()).isEqualTo(params);
    }

    private static long attention(long width, long attended, long wide) {
        return 2 * width + 2 * width * wide + wide + width + 2 * (attended * wide + wide);
    }

    private static long feedForward(long width, long hidden) {
        return 2 * width + 2 * width * hidden + hidden + width;
    }

    private static Map<String, Long> options(SearchSpace space, Genome genome) {
        Map<String, Long> options = new HashMap<>();
        for (int v = 0; v < space.size(); v++) {
            var variable = space.variables().get(v);
            String option = variable.options().get(genome.option(v)).toString();
            options.put(variable.name(), (long) Double.parseDouble(option));
        }
        return options;
    }
}
