package dev.linas.supernet.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NamedTensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticQuantizerTest {
    private static final List<InputBatch> CALIBRATION = TinyGraph.images(3, 16, 1, 2, 3, 4);
    private static final InputBatch UNSEEN = TinyGraph.images(3, 64, 99).get(0);

    private final StaticQuantizer quantizer = new StaticQuantizer();

    @TempDir private Path directory;

    @Test
    void shouldStayCloseToTheFloatingPointNetwork() throws OrtException {
        ModelProto model = TinyGraph.mobile();

        ModelProto quantized = quantizer.quantize(model, LayerBits.allInteger(), CALIBRATION);

        assertThat(signalToNoise(model, quantized, "classifier")).isGreaterThan(25);
    }

    @Test
    void shouldComputeEveryLayerInIntegers() throws OrtException, IOException {
        ModelProto quantized =
                quantizer.quantize(TinyGraph.mobile(), LayerBits.allInteger(), CALIBRATION);

        Map<String, Integer> kernels = kernels(quantized);

        assertThat(kernels).containsEntry("QLinearConv", 5).containsEntry("QLinearAdd", 1);
        assertThat(kernels).containsEntry("QGemm", 1);
        assertThat(kernels).doesNotContainKeys("Conv", "FusedConv", "Gemm", "Relu");
    }

    @Test
    void shouldComputeEveryLayerOfARealSubNetworkInIntegers() throws OrtException, IOException {
        NetworkDescription description = NetworkCatalog.ALL.find("digits-mbv3").orElseThrow();
        SuperNetwork network =
                SuperNetworks.ownOrRandom(
                        description, BuiltInSpaces.find(description.space()).orElseThrow(), 1);
        ModelProto model = network.cut(SubNetworkRequest.of(network.planner().largest())).model();
        InputBatch images =
                new InputBatch(
                        1,
                        List.of(
                                NamedTensor.floats(
                                        "input", FloatBuffer.allocate(32 * 32), 1, 1, 32, 32)));

        Map<String, Integer> kernels =
                kernels(quantizer.quantize(model, LayerBits.allInteger(), List.of(images)));

        int layers = StaticQuantizer.layers(model).size();
        assertThat(kernels).containsEntry("QLinearConv", layers - 1).containsEntry("QGemm", 1);
        assertThat(kernels).doesNotContainKeys("Conv", "FusedConv", "Gemm");
    }

    @Test
    void shouldComputeAMatrixProductInIntegers() throws OrtException, IOException {
        ModelProto model =
                TinyGraph.of(3)
                        .node("GlobalAveragePool", "pool", "image")
                        .node("Flatten", "flat", "pool")
                        .matMul("product", "flat", 3, 5)
                        .build("product");

        ModelProto quantized = quantizer.quantize(model, LayerBits.allInteger(), CALIBRATION);

        assertThat(kernels(quantized)).containsEntry("MatMulIntegerToFloat", 1);
        // Over 30 with VNNI; 20.6 on an x86 processor without, whose products saturate (0110).
        assertThat(signalToNoise(model, quantized, "product")).isGreaterThan(15);
    }

    @Test
    void shouldQuantizeOnlyTheLayersAskedFor() throws OrtException, IOException {
        ModelProto model = TinyGraph.mobile();
        LayerBits bits = LayerBits.of(Map.of("stem", 32, "expand", 8, "depth", 8, "head", 32));

        ModelProto quantized = quantizer.quantize(model, bits, CALIBRATION);

        assertThat(nodesReading(quantized, TensorProto.DataType.INT8))
                .containsExactly("expand", "depth");
        assertThat(kernels(quantized)).containsEntry("QLinearConv", 2);
        assertThat(signalToNoise(model, quantized, "classifier"))
                .isGreaterThan(
                        signalToNoise(
                                model,
                                quantizer.quantize(model, LayerBits.allInteger(), CALIBRATION),
                                "classifier"));
    }

    @Test
    void shouldLeaveReadersInFloatingPointUntouchedByTheRoundingOfOthers() throws OrtException {
        ModelProto model =
                TinyGraph.of(3)
                        .node("Relu", "shared", "image")
                        .conv("rounded", "shared", 3, 4, 1, 1)
                        .conv("precise", "shared", 3, 4, 1, 1)
                        .build("rounded", "precise");

        ModelProto quantized =
                quantizer.quantize(model, LayerBits.of(Map.of("rounded", 8)), CALIBRATION);

        assertThat(TinyGraph.run(quantized, "precise", UNSEEN))
                .containsExactly(TinyGraph.run(model, "precise", UNSEEN));
        assertThat(TinyGraph.run(quantized, "rounded", UNSEEN))
                .isNotEqualTo(TinyGraph.run(model, "rounded", UNSEEN));
    }

    @Test
    void shouldReturnTheModelAsItIsWhenNoLayerIsAskedFor() {
        ModelProto model = TinyGraph.mobile();

        assertThat(quantizer.quantize(model, LayerBits.of(Map.of("stem", 32)), List.of()))
                .isSameAs(model);
    }

    @Test
    void shouldKeepNamesOfInputsAndOutputsAndNeedNoMoreThanAThirdOfTheBytes() {
        ModelProto model = TinyGraph.of(3).conv("only", "image", 3, 512, 3, 1).build("only");

        ModelProto quantized = quantizer.quantize(model, LayerBits.allInteger(), CALIBRATION);

        assertThat(quantized.getGraph().getInputList()).isEqualTo(model.getGraph().getInputList());
        assertThat(quantized.getGraph().getOutputList())
                .isEqualTo(model.getGraph().getOutputList());
        assertThat(quantized.getSerializedSize()).isLessThan(model.getSerializedSize() / 2);
    }

    @Test
    void shouldObserveTheRangeOfEveryActivationAsAScanOfItsValuesFindsIt() throws OrtException {
        ModelProto model =
                TinyGraph.of(3)
                        .conv("first", "image", 3, 8, 3, 1)
                        .conv("second", "first", 8, 4, 1, 1)
                        .build("first", "second");
        float min = 0;
        float max = 0;
        for (InputBatch batch : CALIBRATION) {
            for (float value : TinyGraph.run(model, "first", batch)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }

        ModelProto quantized = quantizer.quantize(model, LayerBits.allInteger(), CALIBRATION);

        assertThat(scalar(quantized, "first/scale")).isEqualTo((max - min) / 255, within(1e-6f));
        assertThat(constant(quantized, "first/zero_point").getInt32Data(0))
                .isEqualTo(Math.round(-min / ((max - min) / 255)));
    }

    @Test
    void shouldClipOutliersWhenTheMeanOfTheExtremesIsTheRange() {
        ModelProto model = TinyGraph.mobile();
        List<InputBatch> batches = TinyGraph.images(3, 1, 1, 2, 3, 4, 5, 6, 7, 8);

        ModelProto wide = quantizer.quantize(model, LayerBits.allInteger(), batches);
        ModelProto narrow =
                new StaticQuantizer(CalibrationMethod.MEAN_OF_EXTREMES)
                        .quantize(model, LayerBits.allInteger(), batches);

        assertThat(scalar(narrow, "image/scale")).isLessThan(scalar(wide, "image/scale"));
    }

    @Test
    void shouldBeDeterministic() {
        ModelProto once =
                quantizer.quantize(TinyGraph.mobile(), LayerBits.allInteger(), CALIBRATION);

        assertThat(quantizer.quantize(TinyGraph.mobile(), LayerBits.allInteger(), CALIBRATION))
                .isEqualTo(once);
    }

    @Test
    void shouldKeepTensorsExactThatAreConstant() throws OrtException {
        ModelProto model =
                TinyGraph.of(1)
                        .constant("dead.weight", new float[2], 2, 1, 1, 1)
                        .constant("dead.bias", new float[] {0.25f, -3f}, 2)
                        .node("Conv", "dead", "image", "dead.weight", "dead.bias")
                        .constant("zero.weight", new float[2], 1, 2, 1, 1)
                        .node("Conv", "zero", "dead", "zero.weight")
                        .conv("next", "zero", 1, 1, 1, 1)
                        .build("dead", "zero", "next");
        InputBatch black = TinyGraph.images(new float[64], 1, 1, 8, 8);

        ModelProto quantized = quantizer.quantize(model, LayerBits.allInteger(), List.of(black));

        assertThat(TinyGraph.run(quantized, "dead", black))
                .usingComparatorWithPrecision(0.01f)
                .containsExactly(TinyGraph.run(model, "dead", black));
        assertThat(TinyGraph.run(quantized, "zero", black)).containsOnly(0f);
        assertThat(TinyGraph.run(quantized, "next", black))
                .usingComparatorWithPrecision(0.01f)
                .containsExactly(TinyGraph.run(model, "next", black));
    }

    @Test
    void shouldRefuseToCalibrateOnNothing() {
        assertThatThrownBy(
                        () ->
                                quantizer.quantize(
                                        TinyGraph.mobile(), LayerBits.allInteger(), List.of()))
                .isInstanceOf(QuantizationException.class)
                .hasMessageContaining("no calibration input")
                .hasMessageContaining("at least one batch");
    }

    @Test
    void shouldRefuseBatchesOfAnotherShape() {
        assertThatThrownBy(
                        () ->
                                quantizer.quantize(
                                        TinyGraph.mobile(),
                                        LayerBits.allInteger(),
                                        TinyGraph.images(1, 4, 1)))
                .isInstanceOf(QuantizationException.class)
                .hasMessageContaining("calibration inputs")
                .hasMessageContaining("image");
    }

    @Test
    void shouldNameTheTensorThatIsNotFinite() {
        ModelProto model =
                TinyGraph.of(3)
                        .node("Log", "logarithm", "image")
                        .conv("only", "logarithm", 3, 2, 1, 1)
                        .build("only");
        InputBatch zeros = TinyGraph.images(new float[3 * 64], 1, 3, 8, 8);

        assertThatThrownBy(() -> quantizer.quantize(model, LayerBits.allInteger(), List.of(zeros)))
                .isInstanceOf(QuantizationException.class)
                .hasMessageContaining("'logarithm'")
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> quantizer.quantize(model, LayerBits.allInteger(), CALIBRATION))
                .isInstanceOf(QuantizationException.class)
                .hasMessageContaining("'logarithm'");
    }

    @Test
    void shouldNameALayerThatIsNotThere() {
        assertThatThrownBy(
                        () ->
                                quantizer.quantize(
                                        TinyGraph.mobile(),
                                        LayerBits.of(Map.of("steam", 8)),
                                        CALIBRATION))
                .isInstanceOf(QuantizationException.class)
                .hasMessageContaining("'steam'")
                .hasMessageContaining("stem, expand, depth, project, head, classifier");
    }

    @Test
    void shouldRefuseOtherBits() {
        assertThatThrownBy(() -> LayerBits.of(Map.of("stem", 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 'stem' has 4 bits; there are 8 and 32");
    }

    @Test
    void shouldRefuseAnOperatorSetThatIsTooOld() {
        ModelProto old =
                TinyGraph.mobile().toBuilder()
                        .setOpsetImport(0, OperatorSetIdProto.newBuilder().setVersion(11))
                        .build();

        assertThatThrownBy(() -> quantizer.quantize(old, LayerBits.allInteger(), CALIBRATION))
                .isInstanceOf(QuantizationException.class)
                .hasMessageContainingAll("operator set 11", "opset_version=13");
    }

    @Test
    void shouldListTheLayersThatCanBeQuantized() {
        assertThat(StaticQuantizer.layers(TinyGraph.mobile()))
                .containsExactly("stem", "expand", "depth", "project", "head", "classifier");
    }

    private static org.assertj.core.data.Offset<Float> within(float offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    /** Power of the signal against power of the error, in decibels. */
    private static double signalToNoise(ModelProto model, ModelProto quantized, String output)
            throws OrtException {
        float[] expected = TinyGraph.run(model, output, UNSEEN);
        float[] actual = TinyGraph.run(quantized, output, UNSEEN);
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < expected.length; i++) {
            signal += expected[i] * (double) expected[i];
            noise += StrictMath.pow(expected[i] - actual[i], 2);
        }
        return 10 * StrictMath.log10(signal / noise);
    }

    /** How often every kernel runs, after ONNX Runtime has optimised the model. */
    private Map<String, Integer> kernels(ModelProto model) throws OrtException, IOException {
        Path file = directory.resolve("optimised.onnx");
        OrtEnvironment environment = InferenceRuntime.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizedModelFilePath(file.toString());
            environment.createSession(model.toByteArray(), options).close();
        }
        Map<String, Integer> counts = new TreeMap<>();
        ModelProto.parseFrom(Files.readAllBytes(file))
                .getGraph()
                .getNodeList()
                .forEach(node -> counts.merge(node.getOpType(), 1, Integer::sum));
        return counts;
    }

    /** Names of the nodes that read constants of a type through a DequantizeLinear. */
    private static List<String> nodesReading(ModelProto model, TensorProto.DataType type) {
        Map<String, NodeProto> producers = new LinkedHashMap<>();
        model.getGraph()
                .getNodeList()
                .forEach(node -> node.getOutputList().forEach(o -> producers.put(o, node)));
        List<String> constants =
                model.getGraph().getInitializerList().stream()
                        .filter(tensor -> tensor.getDataType() == type.getNumber())
                        .map(TensorProto::getName)
                        .toList();
        return model.getGraph().getNodeList().stream()
                .filter(
                        node ->
                                node.getInputList().stream()
                                        .map(producers::get)
                                        .anyMatch(
                                                producer ->
                                                        producer != null
                                                                && constants.contains(
                                                                        producer.getInput(0))))
                .map(NodeProto::getName)
                .toList();
    }

    private static TensorProto constant(ModelProto model, String name) {
        return model.getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "no constant "
                                                + name
                                                + " in "
                                                + Arrays.toString(
                                                        model
                                                                .getGraph()
                                                                .getInitializerList()
                                                                .stream()
                                                                .map(TensorProto::getName)
                                                                .toArray())));
    }

    private static float scalar(ModelProto model, String name) {
        return constant(model, name).getFloatData(0);
    }
}
