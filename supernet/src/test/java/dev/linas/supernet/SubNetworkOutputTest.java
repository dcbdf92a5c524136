package dev.linas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.mobilenetv3.MobileNetV3Layer;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.tensor.TensorFile;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubNetworkOutputTest {
    private static final long SEED = 11;
    private static final TensorFile WEIGHTS = RandomWeights.of(TinyNetwork.PLANNER, SEED);
    private static final double EPSILON = TinyNetwork.PLANNER.network().batchNormEpsilon();

    private final SuperNetwork network =
            SuperNetworks.ownOrRandom(TinyNetwork.PLANNER.network(), TinyNetwork.SPACE, SEED);

    static Stream<Genome> genomes() {
        Random random = new Random(5);
        return Stream.concat(
                Stream.of(TinyNetwork.PLANNER.largest(), TinyNetwork.PLANNER.smallest()),
                Stream.generate(() -> TinyNetwork.SPACE.random(random)).limit(20));
    }

    @ParameterizedTest
    @MethodSource("genomes")
    void shouldComputeWhatTheSuperNetworkComputes(Genome genome) {
        float[] images = TinyNetwork.images(2, 3);
        SubNetwork cut = network.cut(SubNetworkRequest.of(genome));

        assertThat(logits(cut.model(), images))
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(
                        flat(
                                new ReferenceNetwork(WEIGHTS, EPSILON, false)
                                        .logits((MobileNetV3Plan) cut.plan(), images)));
    }

    @ParameterizedTest
    @MethodSource("genomes")
    void shouldNormaliseByTheMomentsOfTheCalibrationImages(Genome genome) {
        float[] images = TinyNetwork.images(6, 4);
        CalibrationExamples calibration = images(images, 6);
        SubNetwork cut = network.cut(SubNetworkRequest.of(genome).calibratedOn(calibration));

        assertThat(logits(cut.model(), images))
                .usingComparatorWithPrecision(1e-3f)
                .containsExactly(
                        flat(
                                new ReferenceNetwork(WEIGHTS, EPSILON, true)
                                        .logits((MobileNetV3Plan) cut.plan(), images)));
    }

    @Test
    void shouldAverageTheMomentsOfBatchesByTheirImages() {
        float[] half = TinyNetwork.images(4, 8);
        float[] twice = new float[2 * half.length];
        System.arraycopy(half, 0, twice, 0, half.length);
        System.arraycopy(half, 0, twice, half.length, half.length);

        SubNetworkRequest largest = SubNetworkRequest.of(TinyNetwork.PLANNER.largest());
        ModelProto once = network.cut(largest.calibratedOn(images(half, 4))).model();
        ModelProto inBatches = network.cut(largest.calibratedOn(images(twice, 4))).model();

        assertThat(logits(inBatches, half))
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(logits(once, half));
    }

    @Test
    void shouldTakeBatchesOfAnySize() {
        ModelProto model = network.cut(SubNetworkRequest.of(TinyNetwork.PLANNER.largest())).model();
        float[] three = TinyNetwork.images(3, 1);
        float[] first = new float[three.length / 3];
        System.arraycopy(three, 0, first, 0, first.length);

        assertThat(logits(model, three)).hasSize(15).startsWith(logits(model, first));
    }

    @Test
    void shouldComputeLayerByLayerWhatItComputesAsAWhole() {
        SubNetwork cut = network.cut(SubNetworkRequest.of(TinyNetwork.PLANNER.largest()));
        float[] image = TinyNetwork.images(1, 2);

        float[] values = image;
        for (MobileNetV3Layer layer : ((MobileNetV3Plan) cut.plan()).layers()) {
            long size = layer.inputSize();
            values = OnnxRun.run(network.layer(layer), values, 1, layer.inChannels(), size, size);
        }

        assertThat(values)
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(logits(cut.model(), image));
    }

    @Test
    void shouldNameItsNodesAndSayWhatItIs() {
        SubNetwork cut = network.cut(SubNetworkRequest.of(TinyNetwork.PLANNER.smallest()));
        ModelProto model = cut.model();

        assertThat(model.getIrVersion()).isEqualTo(8);
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
        assertThat(model.getGraph().getInputList().stream().map(ValueInfoProto::getName))
                .containsExactly("input");
        assertThat(model.getGraph().getInput(0).getType().getTensorType().getShape().getDim(0))
                .satisfies(dim -> assertThat(dim.getDimParam()).isEqualTo("batch"));
        assertThat(model.getGraph().getOutputList().stream().map(ValueInfoProto::getName))
                .containsExactly("logits");
        assertThat(model.getGraph().getNodeList().stream().map(NodeProto::getName))
                .doesNotHaveDuplicates()
                .contains("stem", "blocks.1.depthwise", "blocks.1.se.gate", "head.mix", "logits");
        assertThat(
                        model.getMetadataPropsList().stream()
                                .map(StringStringEntryProto::getKey)
                                .toList())
                .containsExactly(
                        "linas.batch_norm",
                        "linas.genome",
                        "linas.input_channels",
                        "linas.input_divisor",
                        "linas.input_mean",
                        "linas.input_resize",
                        "linas.input_std",
                        "linas.macs",
                        "linas.network",
                        "linas.options",
                        "linas.params",
                        "linas.space",
                        "linas.space_digest");
        assertThat(model.getMetadataPropsList())
                .anySatisfy(
                        entry -> {
                            assertThat(entry.getKey()).isEqualTo("linas.macs");
                            assertThat(entry.getValue()).isEqualTo("" + cut.plan().macs());
                        });
    }

    @Test
    void shouldHoldAsManyNumbersAsTheSubNetworkTrains() {
        SubNetwork cut = network.cut(SubNetworkRequest.of(TinyNetwork.PLANNER.smallest()));
        long constants =
                cut.model().getGraph().getInitializerList().stream()
                        .mapToLong(tensor -> tensor.getRawData().size() / Float.BYTES)
                        .sum();
        long folded =
                normalisedChannels(
                        (MobileNetV3Plan)
                                cut.plan()); // scale and shift of a channel become one bias

        assertThat(constants).isEqualTo(cut.plan().params() - folded);
    }

    @ParameterizedTest
    @CsvSource({"224,true", "224,false", "160,false"})
    void shouldRunPublishedSubNetworksAtAnyResolution(int resolution, boolean largest) {
        SuperNetwork ofa =
                SuperNetworks.ownOrRandom(
                        NetworkCatalog.ALL.find("ofa-mbv3-w1.0").orElseThrow(),
                        BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow(),
                        SEED);
        Genome genome = largest ? ofa.planner().largest() : ofa.planner().smallest();
        SubNetwork cut = ofa.cut(SubNetworkRequest.of(genome).at(resolution));

        float[] logits =
                OnnxRun.run(
                        cut.model(),
                        new float[3 * resolution * resolution],
                        1,
                        3,
                        resolution,
                        resolution);

        assertThat(logits).hasSize(1000);
        for (float logit : logits) {
            assertThat(logit).isFinite().isCloseTo(0, within(100f));
        }
    }

    private static CalibrationExamples images(float[] pixels, int batch) {
        GraphInput input =
                GraphInput.floats(
                        "input", TinyNetwork.CHANNELS, TinyNetwork.SIZE, TinyNetwork.SIZE);
        return CalibrationExamples.of(input, pixels, batch);
    }

    private static float[] logits(ModelProto model, float[] images) {
        int perImage = TinyNetwork.CHANNELS * TinyNetwork.SIZE * TinyNetwork.SIZE;
        return OnnxRun.run(
                model,
                images,
                images.length / perImage,
                TinyNetwork.CHANNELS,
                TinyNetwork.SIZE,
                TinyNetwork.SIZE);
    }

    private static Float[] flat(double[][] logits) {
        return Stream.of(logits)
                .flatMap(row -> Arrays.stream(row).boxed())
                .map(Double::floatValue)
                .toArray(Float[]::new);
    }

    private static long normalisedChannels(MobileNetV3Plan plan) {
        long blocks =
                plan.blocks().stream()
                        .mapToLong(
                                b -> (b.expanding() ? 2L : 1L) * b.midChannels() + b.outChannels())
                        .sum();
        return plan.stem().outChannels() + blocks + plan.head().expandChannels();
    }
}
