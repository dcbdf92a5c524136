package dev.linas.supernet.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.linas.supernet.torch.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) with decoupled weight decay (Loshchilov and Hutter, 2019); decay spares vectors, so biases and
 * batch normalisations. Holds native memory until closed.
 */
final class Adam implements AutoCloseable {
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final Weights weights;
    private final double weightDecay;
    private final NDManager manager;
    private final Map<String, NDArray> first = new LinkedHashMap<>();
    private final Map<String, NDArray> second = new LinkedHashMap<>();

    Adam(NDManager parent, Weights weights, double weightDecay) {
        this.weights = weights;
        this.weightDecay = weightDecay;
        this.manager = parent.newSubManager();
        for (String name : weights.trained()) {
            first.put(name, zeros(name));
            second.put(name, zeros(name));
        }
    }

    private NDArray zeros(String name) {
        return manager.zeros(weights.tensor(name).getShape());
    }

    /**
     * Moves the weights against their gradients, and clears those.
     *
     * @param rate learning rate
     * @param step counted from 0 over the whole training
     */
    void step(double rate, int step) {
        double firstBias = 1.0 - StrictMath.pow(FIRST_DECAY, step + 1);
        double secondBias = 1.0 - StrictMath.pow(SECOND_DECAY, step + 1);
        for (String name : weights.trained()) {
            try (NDManager temporary = manager.newSubManager()) {
                NDArray gradient = weights.tensor(name).getGradient();
                gradient.attach(temporary);
                NDArray m = first.get(name).muli(FIRST_DECAY);
                NDArray v = second.get(name).muli(SECOND_DECAY);
                m.addi(gradient.mul(1.0 - FIRST_DECAY));
                v.addi(gradient.square().muli(1.0 - SECOND_DECAY));
                NDArray scale = owned(v.div(secondBias), temporary);
                scale = owned(scale.sqrt(), temporary).addi(EPSILON);
                NDArray update = owned(m.mul(rate / firstBias), temporary).divi(scale);
                decay(weights.tensor(name), rate);
                weights.tensor(name).subi(update);
                gradient.subi(gradient);
            }
        }
    }

    private void decay(NDArray tensor, double rate) {
        if (weightDecay > 0.0 && tensor.getShape().dimension() > 1) {
            tensor.muli(1.0 - rate * weightDecay);
        }
    }

    private static NDArray owned(NDArray array, NDManager manager) {
        array.attach(manager);
        return array;
    }

    /** The moments, by names beginning with {@code first.} and {@code second.}; copies. */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        first.forEach((name, moment) -> state.put("first." + name, moment.toFloatArray()));
        second.forEach((name, moment) -> state.put("second." + name, moment.toFloatArray()));
        return state;
    }

    /** Takes up a {@linkplain #state() state}. */
    void restore(Map<String, float[]> state) {
        first.forEach((name, moment) -> restore(moment, state.get("first." + name)));
        second.forEach((name, moment) -> restore(moment, state.get("second." + name)));
    }

    private void restore(NDArray moment, float[] values) {
        try (NDArray source = manager.create(values, moment.getShape())) {
            moment.subi(moment);
            moment.addi(source);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
