package dev.linas.supernettrainer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.norm.BatchNorm;
import java.util.HashMap;
import java.util.Map;

/** The ways to normalise that training and evaluation need. */
final class Normalisations {
    /** DJL's momentum is the share of the old value, PyTorch's that of the new one. */
    private static final float KEEP_ALL = 1.0f;

    private static final float KEEP_MOST = 0.9f;
    private static final float KEEP_NONE = 0.0f;

    private Normalisations() {}

    /** By the moments of the batch; running moments stay as they are. */
    static TorchNormalisation batch(Weights weights, float epsilon, NDManager manager) {
        return byWeights(weights, epsilon, manager, KEEP_ALL, true);
    }

    /** By the moments of the batch, which enter the running moments with a tenth of the weight. */
    static TorchNormalisation batchUpdating(Weights weights, float epsilon, NDManager manager) {
        return byWeights(weights, epsilon, manager, KEEP_MOST, true);
    }

    /** By the running moments in the weights. */
    static TorchNormalisation inherited(Weights weights, float epsilon, NDManager manager) {
        return byWeights(weights, epsilon, manager, KEEP_ALL, false);
    }

    private static TorchNormalisation byWeights(
            Weights weights, float epsilon, NDManager manager, float momentum, boolean training) {
        return (input, prefix, scale, shift) ->
                normalise(
                        input,
                        moment(weights, prefix + ".mean", scale, manager),
                        moment(weights, prefix + ".variance", scale, manager),
                        scale,
                        shift,
                        momentum,
                        epsilon,
                        training);
    }

    private static NDArray moment(Weights weights, String name, NDArray scale, NDManager manager) {
        return Slices.leading(weights.tensor(name), manager, scale.size());
    }

    private static NDArray normalise(
            NDArray input,
            NDArray mean,
            NDArray variance,
            NDArray scale,
            NDArray shift,
            float momentum,
            float epsilon,
            boolean training) {
        return BatchNorm.batchNorm(
                        input, mean, variance, scale, shift, 1, momentum, epsilon, training)
                .head();
    }

    /**
     * Moments measured on one batch, for batch normalisations of one sub-network. Layers are
     * measured in the order of computation, each behind normalised ones, so one pass is enough.
     */
    static final class Calibrated implements AutoCloseable {
        private final NDManager manager;
        private final float epsilon;
        private final Map<String, NDArray[]> moments = new HashMap<>();

        Calibrated(NDManager parent, float epsilon) {
            this.manager = parent.newSubManager();
            this.epsilon = epsilon;
        }

        /** For the pass that measures. */
        TorchNormalisation measuring() {
            return (input, prefix, scale, shift) -> {
                NDArray mean = manager.zeros(scale.getShape());
                NDArray variance = manager.ones(scale.getShape());
                moments.put(prefix, new NDArray[] {mean, variance});
                return normalise(input, mean, variance, scale, shift, KEEP_NONE, epsilon, true);
            };
        }

        /** For all later passes. */
        TorchNormalisation measured() {
            return (input, prefix, scale, shift) -> {
                NDArray[] moment = moments.get(prefix);
                return normalise(
                        input, moment[0], moment[1], scale, shift, KEEP_ALL, epsilon, false);
            };
        }

        /** The moments found: name of the tensor (e.g. {@code stem.bn.mean}) to elements. */
        Map<String, float[]> values() {
            Map<String, float[]> values = new HashMap<>();
            moments.forEach(
                    (prefix, moment) -> {
                        values.put(prefix + ".mean", moment[0].toFloatArray());
                        values.put(prefix + ".variance", moment[1].toFloatArray());
                    });
            return values;
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
