package dev.linas.supernet;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import dev.linas.supernet.graph.FoldedNormalisation;
import dev.linas.supernet.graph.MeasuringNormalisation;
import dev.linas.supernet.graph.Normalisation;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.mobilenetv3.LayerGraph;
import dev.linas.supernet.mobilenetv3.MobileNetV3Layer;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.weights.Moments;
import dev.linas.supernet.weights.WeightSlices;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Super-networks of family {@code mobilenet-v3}: OFA's (Cai et al., 2020) and our own. */
final class MobileNetV3SuperNetwork implements SuperNetwork {
    private final MobileNetV3Planner planner;
    private final WeightSlices weights;
    private final String digest;

    private MobileNetV3SuperNetwork(
            MobileNetV3Planner planner, WeightSlices weights, String digest) {
        this.planner = planner;
        this.weights = weights;
        this.digest = digest;
    }

    /**
     * Joins a network and its weights.
     *
     * @param digest of both
     * @throws dev.linas.supernet.tensor.InvalidWeightsException naming file and tensor, if one that the
     *     network needs is missing or has another shape
     */
    static SuperNetwork of(MobileNetV3Planner planner, TensorFile file, String digest) {
        planner.tensors().forEach(tensor -> file.tensor(tensor.name(), tensor.shape()));
        double epsilon = planner.network().batchNormEpsilon();
        return new MobileNetV3SuperNetwork(planner, new WeightSlices(file, epsilon), digest);
    }

    @Override
    public MobileNetV3Planner planner() {
        return planner;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public SubNetwork cut(SubNetworkRequest request) {
        MobileNetV3Plan plan =
                request.resolution().isPresent()
                        ? planner.plan(request.genome(), request.resolution().getAsInt())
                        : planner.plan(request.genome());
        Normalisation normalisation =
                request.calibration()
                        .map(images -> FoldedNormalisation.with(moments(plan, images)))
                        .orElseGet(FoldedNormalisation::inherited);
        ModelProto model =
                model(
                        plan,
                        normalisation,
                        ModelMetadata.of(planner, plan, request.calibration().isPresent()));
        return new SubNetwork(plan, model);
    }

    @Override
    public ModelProto layer(MobileNetV3Layer layer) {
        OnnxGraph graph = new OnnxGraph(layer.prefix());
        String input =
                graph.input(
                        SubNetwork.INPUT, layer.inChannels(), layer.inputSize(), layer.inputSize());
        String output =
                new LayerGraph(graph, weights, FoldedNormalisation.inherited()).add(layer, input);
        declareOutput(graph, layer, output);
        return graph.model(new TreeMap<>());
    }

    private Map<String, Moments> moments(MobileNetV3Plan plan, CalibrationImages images) {
        if (images.channels() != plan.stem().inChannels() || images.size() != plan.resolution()) {
            throw new IllegalArgumentException(
                    "calibration images are %d x %d x %d; network %s takes %d x %d x %d"
                            .formatted(
                                    images.channels(),
                                    images.size(),
                                    images.size(),
                                    planner.network().name(),
                                    plan.stem().inChannels(),
                                    plan.resolution(),
                                    plan.resolution()));
        }
        MeasuringNormalisation measuring = new MeasuringNormalisation();
        ModelProto model = model(plan, measuring, new TreeMap<>());
        try {
            return BatchNormCalibration.measure(model, measuring.names(), images);
        } catch (OrtException e) {
            throw new CalibrationException(
                    "batch-norm statistics of %s %s cannot be measured: %s"
                            .formatted(planner.network().name(), plan.genome(), e.getMessage()),
                    e);
        }
    }

    private ModelProto model(
            MobileNetV3Plan plan, Normalisation normalisation, SortedMap<String, String> metadata) {
        OnnxGraph graph = new OnnxGraph(planner.network().name());
        LayerGraph layers = new LayerGraph(graph, weights, normalisation);
        String last =
                graph.input(
                        SubNetwork.INPUT,
                        plan.stem().inChannels(),
                        plan.resolution(),
                        plan.resolution());
        for (MobileNetV3Layer layer : plan.layers()) {
            last = layers.add(layer, last);
        }
        declareOutput(graph, plan.head(), last);
        return graph.model(metadata);
    }

    private static void declareOutput(OnnxGraph graph, MobileNetV3Layer layer, String name) {
        if (name.equals(SubNetwork.OUTPUT)) {
            graph.output(name, layer.outChannels());
        } else {
            graph.output(name, layer.outChannels(), layer.outputSize(), layer.outputSize());
        }
    }
}
