package dev.linas.supernet.family;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NativeWork;
import dev.linas.supernet.inference.OpenTensors;
import dev.linas.supernet.weights.Moments;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the batch-norm statistics of a sub-network: runs a graph that normalises every layer by
 * the moments of the batch and puts them out, then averages them over the batches, weighted by
 * their images. So OFA resets the statistics of the sub-networks it evaluates (Cai et al., 2020).
 */
public final class BatchNormCalibration {
    private BatchNormCalibration() {}

    /** Name of the output that holds the means of a normalisation. */
    public static String mean(String name) {
        return name + ".mean";
    }

    /** Name of the output that holds the variances of a normalisation. */
    public static String variance(String name) {
        return name + ".variance";
    }

    /**
     * Measures.
     *
     * @param model with outputs {@link #mean} and {@link #variance} for every name
     * @param names of the normalisations that it measures
     * @return moments by name
     * @throws InferenceException if ONNX Runtime cannot run the model
     */
    public static Map<String, Moments> measure(
            ModelProto model, List<String> names, CalibrationExamples examples) {
        Map<String, Average> means = new HashMap<>();
        Map<String, Average> variances = new HashMap<>();
        try (OrtSession.SessionOptions options = options();
                OrtSession session = InferenceRuntime.open(model.toByteArray(), options)) {
            for (InputBatch batch : examples.batches()) {
                try (OpenTensors inputs = OpenTensors.of(batch.tensors());
                        OrtSession.Result result =
                                NativeWork.ofProcess().call(() -> session.run(inputs.tensors()))) {
                    for (String name : names) {
                        add(means, name, result, mean(name), batch.size());
                        add(variances, name, result, variance(name), batch.size());
                    }
                }
            }
        } catch (OrtException e) {
            throw new InferenceException(e.getMessage(), e);
        }
        Map<String, Moments> moments = new HashMap<>();
        names.forEach(
                name ->
                        moments.put(
                                name,
                                new Moments(
                                        means.get(name).value(examples.count()),
                                        variances.get(name).value(examples.count()))));
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
