package dev.linas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.TwoTowerFamily;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SampleInputs;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A family that knows no images takes one class and one line of the registry. */
class NewFamilyTest {
    private static final NetworkCatalog NETWORKS =
            new NetworkCatalog(Families.ALL.with("two-tower", new TwoTowerFamily()));

    private static final String FILE =
            """
            {"format": "linas-network/1", "family": "two-tower", "name": "shop", "space": "shop",
             "users": 3, "items": 4, "width": "width"}
            """;
    private static final NetworkDescription SHOP = NETWORKS.read("shop.json", FILE);
    private static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "shop",
                    """
                    {"format": "linas-space/1", "name": "shop",
                     "variables": [{"name": "width", "options": [1, 2]}]}
                    """);

    @TempDir Path folder;

    @Test
    void shouldPlanItsSubNetworks() {
        NetworkPlan narrow = SHOP.planner(SPACE).plan(Genome.of(0));
        NetworkPlan wide = SHOP.planner(SPACE).plan(SHOP.planner(SPACE).largest());

        assertThat(narrow.inputs())
                .containsExactly(GraphInput.ids("user_id", 3), GraphInput.ids("item_id", 4));
        assertThat(List.of(narrow.macs(), narrow.params())).containsExactly(2L, 9L);
        assertThat(List.of(wide.macs(), wide.params())).containsExactly(4L, 17L);
    }

    @Test
    void shouldRunItsSubNetworksWithTheWeightsOfTheSuperNetwork() throws Exception {
        Path weights =
                TinyNetwork.write(
                        folder,
                        Stream.of(
                                tensor("user.weight", List.of(3, 2), 1, 2, 3, 4, 5, 6),
                                tensor("item.weight", List.of(4, 2), 1, 0, 0, 1, 1, 1, 2, 2),
                                tensor("score.weight", List.of(1, 2), 10, 100),
                                tensor("score.bias", List.of(1), 0.5f)));
        SuperNetwork network = SuperNetworks.open(SHOP, SPACE, weights);

        assertThat(scores(network, Genome.of(1))).containsExactly(200.5f, 1300.5f);
        assertThat(scores(network, Genome.of(0))).containsExactly(0.5f, 100.5f);
    }

    /** Scores of the first user with the second item, and of the last user with the last item. */
    private static List<Float> scores(SuperNetwork network, Genome genome) {
        SubNetwork cut = network.cut(SubNetworkRequest.of(genome));
        try (OnnxModel model = OnnxModel.load(cut.bytes(), new SessionSettings(Provider.CPU, 1));
                OnnxModel.Input pairs =
                        model.inputs(
                                List.of(
                                        NamedTensor.longs("user_id", longs(0, 2), 2),
                                        NamedTensor.longs("item_id", longs(1, 3), 2)))) {
            FloatBuffer scores = model.outputOf(pairs);
            return List.of(scores.get(0), scores.get(1));
        }
    }

    @Test
    void shouldRunEveryLayerAlone() {
        SuperNetwork network = SuperNetworks.ownOrRandom(SHOP, SPACE, 1);
        NetworkPlan plan = network.planner().plan(network.planner().largest());

        assertThat(plan.layers())
                .allSatisfy(
                        layer -> {
                            byte[] model = network.layer(layer).toByteArray();
                            try (OnnxModel loaded =
                                            OnnxModel.load(
                                                    model, new SessionSettings(Provider.CPU, 1));
                                    OnnxModel.Input input =
                                            loaded.inputs(
                                                    SampleInputs.drawn(layer.inputs(), 5)
                                                            .tensors())) {
                                assertThat(loaded.outputOf(input).get(0))
                                        .isCloseTo(0, within(100f));
                            }
                        });
    }

    @Test
    void shouldNameTheFamiliesWhereAFileNamesAnother() {
        assertThatThrownBy(() -> NETWORKS.read("my.json", FILE.replace("two-tower", "three-tower")))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(
                        "my.json:1: 'family' is \"three-tower\"; expected %s, two-tower"
                                .formatted(Families.ALL.expected()));
    }

    @Test
    void shouldRejectAKeyThatTheFamilyDoesNotRead() {
        assertThatThrownBy(
                        () ->
                                NETWORKS.read(
                                        "my.json",
                                        FILE.replace("items\": 4", "items\": 4, \"kernel\": 3")))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith(
                        "my.json:2: unknown key 'kernel'; known are format, family,");
    }

    private static LongBuffer longs(long... values) {
        return LongBuffer.wrap(values);
    }

    private static Tensor tensor(String name, List<Integer> shape, float... values) {
        return new Tensor(name, shape, values);
    }
}
