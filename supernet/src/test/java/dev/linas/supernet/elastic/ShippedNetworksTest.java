package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The networks of other modalities that come with Linas give the sub-networks that PyTorch computes
 * from slices of the trained weights, as their training script wrote them down.
 */
class ShippedNetworksTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @ParameterizedTest
    @CsvSource({"recommendation, neumf", "language, decoder", "translation, transformer"})
    void shouldCutWhatPyTorchComputes(String example, String name) {
        assertThat(findings(example, name))
                .hasSize(50)
                .allSatisfy(
                        finding -> assertThat(finding.difference().orElseThrow()).isLessThan(1e-5));
    }

    @Test
    void shouldCountARecommenderAsByHand() {
        SearchSpace space = space("recommendation");
        for (CheckResult finding : findings("recommendation", "neumf")) {
            Map<String, Long> options = options(space, finding.genome());
            long gmf = options.get("gmf_embedding");
            long mlp = options.get("mlp_embedding");
            long macs = 0;
            long params = (2000 + 1000) * (gmf + mlp);
            long width = 2 * mlp;
            for (int layer = 0; layer < options.get("mlp_layers"); layer++) {
                long next = options.get("hidden" + layer);
                macs += width * next;
                params += width * next + next;
                width = next;
            }
            assertThat(finding.macs()).isEqualTo(macs + gmf + width);
            assertThat(finding.params()).isEqualTo(params + gmf + width + 1);
        }
    }

    @Test
    void shouldCountADecoderAsByHand() {
        SearchSpace space = space("language");
        for (CheckResult finding : findings("language", "decoder")) {
            Map<String, Long> options = options(space, finding.genome());
            long vocabulary = 63;
            long length = 64;
            long width = 64;
            long perToken = width * vocabulary;
            long params = vocabulary * width + length * width + 2 * width;
            params += width * vocabulary + vocabulary;
            for (int layer = 0; layer < options.get("layers"); layer++) {
                long inner = 16 * options.get("heads" + layer);
                long hidden = options.get("hidden" + layer);
                perToken += 4 * width * inner + 2 * width * hidden + 2 * length * inner;
                params += 4 * width * inner + 3 * inner + width;
                params += 2 * width * hidden + hidden + width + 4 * width;
            }
            assertThat(finding.macs()).isEqualTo(length * perToken);
            assertThat(finding.params()).isEqualTo(params);
        }
    }

    private static List<CheckResult> findings(String example, String name) {
        Path folder = EXAMPLES.resolve(example);
        SearchSpace space = space(example);
        SuperNetwork network =
                SuperNetworks.ownOrRandom(
                        NetworkCatalog.ALL.orFile().named(name + ".json", folder), space, 0);
        return SubNetworkCheck.of(
                network, ReferenceOutputs.read(folder.resolve("references.safetensors"), space));
    }

    private static SearchSpace space(String example) {
        return BuiltInSpaces.OR_FILE.named("space.json", EXAMPLES.resolve(example));
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
