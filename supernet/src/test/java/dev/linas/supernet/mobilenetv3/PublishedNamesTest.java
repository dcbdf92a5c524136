package dev.linas.supernet.mobilenetv3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.RandomWeights;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.TinyNetwork;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedNamesTest {
    private static final MobileNetV3Description OFA =
            (MobileNetV3Description) NetworkCatalog.ALL.find("ofa-mbv3-w1.0").orElseThrow();
    private static final SearchSpace SPACE = BuiltInSpaces.find(OFA.space()).orElseThrow();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "first_conv.conv.weight, stem.conv.weight",
        "module.first_conv.conv.weight, stem.conv.weight",
        "first_conv.bn.running_mean, stem.bn.mean",
        "blocks.0.mobile_inverted_conv.depth_conv.conv.weight, blocks.0.depthwise.conv.weight",
        "blocks.0.mobile_inverted_conv.depth_conv.bn.running_var, blocks.0.depthwise.bn.variance",
        "blocks.20.mobile_inverted_conv.inverted_bottleneck.conv.conv.weight,"
                + " blocks.20.expand.conv.weight",
        "blocks.20.conv.inverted_bottleneck.bn.bn.bias, blocks.20.expand.bn.bias",
        "blocks.7.conv.depth_conv.conv.conv.weight, blocks.7.depthwise.conv.weight",
        "blocks.7.conv.depth_conv.conv.7to5_matrix, blocks.7.depthwise.transform.7to5",
        "blocks.7.conv.depth_conv.conv.5to3_matrix, blocks.7.depthwise.transform.5to3",
        "blocks.7.conv.depth_conv.se.fc.reduce.bias, blocks.7.se.reduce.bias",
        "blocks.7.conv.depth_conv.se.fc.expand.weight, blocks.7.se.expand.weight",
        "blocks.7.conv.point_linear.conv.conv.weight, blocks.7.project.conv.weight",
        "blocks.7.conv.point_linear.bn.bn.weight, blocks.7.project.bn.weight",
        "final_expand_layer.conv.weight, head.expand.conv.weight",
        "final_expand_layer.bn.running_var, head.expand.bn.variance",
        "feature_mix_layer.conv.weight, head.mix.weight",
        "classifier.linear.weight, classifier.weight",
        "classifier.linear.linear.bias, classifier.bias",
        "epoch, epoch"
    })
    void shouldTranslateTheNamesOfACheckpoint(String published, String ours) {
        assertThat(PublishedNames.ours(published)).isEqualTo(ours);
    }

    /**
     * A random checkpoint of the published names and shapes must do what it does under our names.
     */
    @Test
    void shouldOpenACheckpointOfThePublishedShapes() throws IOException {
        SuperNetwork expected = SuperNetworks.ownOrRandom(OFA, SPACE, 3);
        TensorFile random = RandomWeights.of(MobileNetV3Planner.of(OFA, SPACE), 3);
        Path checkpoint = folder.resolve("ofa.safetensors");
        Files.write(checkpoint, TinyNetwork.bytes(PublishedCheckpoint.tensors(random)));

        SuperNetwork opened = SuperNetworks.open(OFA, SPACE, checkpoint);

        SubNetworkRequest smallest = SubNetworkRequest.of(opened.planner().smallest());
        assertThat(opened.cut(smallest).model()).isEqualTo(expected.cut(smallest).model());
    }

    @Test
    void shouldRefuseTwoNamesOfOneTensor() {
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(new Tensor("first_conv.conv.weight", List.of(1), new float[1]));
        tensors.add(new Tensor("stem.conv.weight", List.of(1), new float[1]));
        TensorFile file =
                TensorFile.decode("two", TensorFileWriter.encode(tensors, new TreeMap<>()));

        assertThatThrownBy(() -> PublishedNames.translate(file))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("both mean 'stem.conv.weight'");
    }
}
