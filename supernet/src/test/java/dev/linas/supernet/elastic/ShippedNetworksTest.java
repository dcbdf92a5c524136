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
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.StepwiseModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
            long places = 64;
            long width = 64;
            long prompt = 32;
            long tokens = prompt + 31;
            long attended = prompt * prompt;
            for (long step = prompt + 1; step <= tokens; step++) {
                attended += step;
            }
            long macs = tokens * width * vocabulary;
            long params = vocabulary * width + places * width + 2 * width;
            params += width * vocabulary + vocabulary;
            for (int layer = 0; layer < options.get("layers"); layer++) {
                long inner = 16 * options.get("heads" + layer);
                long hidden = options.get("hidden" + layer);
                macs += tokens * (4 * width * inner + 2 * width * hidden) + 2 * attended * inner;
                params += 4 * width * inner + 3 * inner + width;
                params += 2 * width * hidden + hidden + width + 4 * width;
            }
            assertThat(finding.macs()).isEqualTo(macs);
            assertThat(finding.params()).isEqualTo(params);
        }
    }

    /** Characters that are read at once, and then one by one, are foretold as all at once are. */
    @Test
    void shouldWriteWithACacheWhatTheWholeTextGives() {
        SuperNetwork network = network("language", "decoder");
        for (Genome genome : genomes(network)) {
            NetworkPlan plan = network.planner().plan(genome);
            try (StepwiseModel model = CachedRuns.load(network, plan)) {
                long[] text = CachedRuns.tokens(2 * 64, 63);

                assertThat(CachedRuns.difference(model, List.of("tokens"), List.of(text), 2, 20))
                        .isLessThan(1e-5);
            }
        }
    }

    private static List<Genome> genomes(SuperNetwork network) {
        return List.of(
                network.planner().largest(),
                network.planner().smallest(),
                network.planner().space().random(new SplittableRandom(3)));
    }

    private static SuperNetwork network(String example, String name) {
        return SuperNetworks.ownOrRandom(
                NetworkCatalog.ALL.orFile().named(name + ".json", EXAMPLES.resolve(example)),
                space(example),
                0);
    }

    private static List<CheckResult> findings(String example, String name) {
        Path folder = EXAMPLES.resolve(example);
        return SubNetworkCheck.of(
                network(example, name),
                ReferenceOutputs.read(folder.resolve("references.safetensors"), space(example)));
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
