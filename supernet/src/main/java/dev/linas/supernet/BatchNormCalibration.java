package dev.linas.supernet;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linas.supernet.graph.MeasuringNormalisation;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.weights.Moments;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the batch-norm statistics of a sub-network: runs a graph that normalises every layer by
 * the moments of the batch and puts them out, then averages them over the batches, weighted by their
 * images. So OFA resets the statistics of the sub-networks it evaluates (Cai et al., 2020).
 */
final class BatchNormCalibration {
    private BatchNormCalibration() {}

    /**
     * Measures.
     *
     * @param model with a {@link MeasuringNormalisation}
     * @param names the convolutions it measures
     * @return moments by name
     */
    static Map<String, Moments> measure(
            ModelProto model, List<String> names, CalibrationImages images) throws OrtException {
        Map<String, Average> means = new HashMap<>();
        Map<String, Average> variances = new HashMap<>();
        OrtEnvironment environment = InferenceRuntime.environment();
        try (OrtSession.SessionOptions options = options();
                OrtSession session = environment.createSession(model.toByteArray(), options)) {
            for (FloatBuffer batch : images.batches()) {
                int perImage = images.channels() * images.size() * images.size();
                int count = batch.remaining() / perImage;
                long[] shape = {count, images.channels(), images.size(), images.size()};
                try (OnnxTensor input = OnnxTensor.createTensor(environment, batch, shape);
                        OrtSession.Result result = session.run(Map.of(SubNetwork.INPUT, input))) {
                    for (String name : names) {
                        add(means, name, result, MeasuringNormalisation.mean(name), count);
                        add(variances, name, result, MeasuringNormalisation.variance(name), count);
                    }
                }
            }
        }
        Map<String, Moments> moments = new HashMap<>();
        names.forEach(
                name ->
                        moments.put(
                                name,
                                new Moments(
                                        means.get(name).value(images.count()),
                                        variances.get(name).value(images.count()))));
        return moments;
    }

    /** All cores, but none that waits busily: another process may be measuring. */
    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private static void add(
            Map<String, Average> averages,
            String name,
            OrtSession.Result result,
            String output,
            int weight) {
        OnnxTensor tensor = (OnnxTensor) result.get(output).orElseThrow();
        FloatBuffer values = tensor.getFloatBuffer();
        averages.computeIfAbsent(name, n -> new Average(values.remaining())).add(values, weight);
    }

    private static final class Average {
        private final double[] sums;

        Average(int channels) {
            this.sums = new double[channels];
        }

        void add(FloatBuffer values, int weight) {
            for (int channel = 0; channel < sums.length; channel++) {
                sums[channel] += (double) weight * values.get(channel);
            }
        }

        float[] value(int weights) {
            float[] value = new float[sums.length];
            for (int channel = 0; channel < value.length; channel++) {
                value[channel] = (float) (sums[channel] / weights);
            }
            return value;
        }
    }
}
