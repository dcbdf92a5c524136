package dev.linas.supernettrainer.training;

import ai.djl.ndarray.NDArray;
import dev.linas.supernettrainer.torch.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) with decoupled weight decay (Loshchilov and Hutter, 2019); decay
 * spares vectors, so biases and batch normalisations.
 *
 * <p>Computed here rather than in PyTorch: the networks have hundreds of tensors of a few hundred
 * elements, for which ten calls into native code each cost more than the training step itself.
 * Deterministic: float arithmetic in a fixed order.
 */
final class Adam {
    private static final float FIRST_DECAY = 0.9f;
    private static final float SECOND_DECAY = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final Weights weights;
    private final float weightDecay;
    private final Map<String, MomentEstimates> moments = new LinkedHashMap<>();

    /** Running means of the gradient and of its square. */
    private static final class MomentEstimates {
        private final float[] first;
        private final float[] second;

        MomentEstimates(float[] first, float[] second) {
            this.first = first;
            this.second = second;
        }
    }

    Adam(Weights weights, double weightDecay) {
        this.weights = weights;
        this.weightDecay = (float) weightDecay;
        for (String name : weights.trained()) {
            int size = Math.toIntExact(weights.tensor(name).size());
            moments.put(name, new MomentEstimates(new float[size], new float[size]));
        }
    }

    /**
     * Moves the weights against their gradients, and clears those.
     *
     * @param rate learning rate
     * @param step counted from 0 over the whole training
     */
    void step(double rate, int step) {
        float firstBias = (float) (1.0 - StrictMath.pow(FIRST_DECAY, step + 1));
        float secondBias = (float) (1.0 - StrictMath.pow(SECOND_DECAY, step + 1));
        moments.forEach((name, m) -> step(name, m, (float) rate, firstBias, secondBias));
    }

    private void step(
            String name, MomentEstimates m, float rate, float firstBias, float secondBias) {
        NDArray tensor = weights.tensor(name);
        float[] gradients;
        try (NDArray gradient = tensor.getGradient()) {
            gradients = gradient.toFloatArray();
            gradient.subi(gradient);
        }
        float[] change = new float[gradients.length];
        for (int i = 0; i < change.length; i++) {
            float g = gradients[i];
            m.first[i] = FIRST_DECAY * m.first[i] + (1.0f - FIRST_DECAY) * g;
            m.second[i] = SECOND_DECAY * m.second[i] + (1.0f - SECOND_DECAY) * g * g;
            float scale = (float) Math.sqrt(m.second[i] / secondBias) + EPSILON;
            change[i] = -rate * (m.first[i] / firstBias) / scale;
        }
        if (weightDecay > 0.0f && tensor.getShape().dimension() > 1) {
            tensor.muli(1.0f - rate * weightDecay);
        }
        weights.add(name, change);
    }

    /** The moments, by names beginning with {@code first.} and {@code second.}. */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        moments.forEach((name, m) -> state.put("first." + name, m.first.clone()));
        moments.forEach((name, m) -> state.put("second." + name, m.second.clone()));
        return state;
    }

    /** Takes up a {@linkplain #state() state}. */
    void restore(Map<String, float[]> state) {
        moments.replaceAll(
                (name, m) ->
                        new MomentEstimates(
                                state.get("first." + name).clone(),
                                state.get("second." + name).clone()));
    }
}
