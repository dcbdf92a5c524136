package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.OnnxRun;
import dev.linas.supernet.RandomWeights;
import dev.linas.supernet.SubNetwork;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernet.mobilenetv3.WholeNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network of the family mobilenet-v3, brought as ONNX, gives the family's own sub-networks. */
class ElasticMobileNetV3Test {
    private static final long SEED = 7;
    private static final SearchSpace SPACE = BuiltInSpaces.find("digits-mbv3").orElseThrow();
    private static final NetworkDescription NATIVE =
            NetworkCatalog.ALL.find("digits-mbv3").orElseThrow();
    private static SuperNetwork family;
    private static SuperNetwork brought;

    @BeforeAll
    static void bring(@TempDir Path folder) throws Exception {
        MobileNetV3Planner planner = MobileNetV3Planner.of((MobileNetV3Description) NATIVE, SPACE);
        WholeNetwork whole = new WholeNetwork(planner);
        Files.write(
                folder.resolve("whole.onnx"),
                whole.model(RandomWeights.of(planner, SEED)).toByteArray());
        Files.writeString(folder.resolve("whole.json"), whole.sidecar("whole.onnx"));
        family = SuperNetworks.ownOrRandom(NATIVE, SPACE, SEED);
        NetworkDescription sidecar = NetworkCatalog.ALL.orFile().named("whole.json", folder);
        brought = SuperNetworks.ownOrRandom(sidecar, SPACE, 0);
    }

    static Stream<Genome> genomes() {
        Random random = new Random(5);
        return Stream.concat(
                Stream.of(family.planner().largest(), family.planner().smallest()),
                Stream.generate(() -> SPACE.random(random)).limit(48));
    }

    @ParameterizedTest
    @MethodSource("genomes")
    void shouldComputeWhatTheFamilyComputes(Genome genome) {
        float[] images = images(2);
        SubNetwork expected = family.cut(SubNetworkRequest.of(genome));
        SubNetwork cut = brought.cut(SubNetworkRequest.of(genome));

        assertThat(cut.plan().macs()).isEqualTo(expected.plan().macs());
        assertThat(cut.plan().params()).isEqualTo(expected.plan().params());
        assertThat(OnnxRun.run(cut.model(), images, 2, 1, 32, 32))
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(OnnxRun.run(expected.model(), images, 2, 1, 32, 32));
    }

    @ParameterizedTest
    @MethodSource("genomes")
    void shouldMeasureBatchNormalisationsAnew(Genome genome) {
        GraphInput input = brought.planner().plan(genome).inputs().get(0);
        CalibrationExamples examples = CalibrationExamples.of(input, images(12), 6);
        SubNetworkRequest request = SubNetworkRequest.of(genome).calibratedOn(examples);
        float[] images = images(2);

        assertThat(OnnxRun.run(brought.cut(request).model(), images, 2, 1, 32, 32))
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(OnnxRun.run(family.cut(request).model(), images, 2, 1, 32, 32));
    }

    private static float[] images(int count) {
        Random random = new Random(3);
        float[] values = new float[count * 32 * 32];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
