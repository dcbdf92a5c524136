package dev.linas.supernet.elastic;

import dev.linas.supernet.StepwiseSubNetwork;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.inference.StepwiseModel;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Runs of networks that read a prompt at once and go on token by token. */
final class CachedRuns {
    private CachedRuns() {}

    static StepwiseModel load(SuperNetwork network, NetworkPlan plan) {
        StepwiseSubNetwork parts = network.stepwise(plan).orElseThrow();
        return StepwiseModel.load(
                parts.steps(),
                parts.once().map(model -> model.toByteArray()),
                parts.step().toByteArray(),
                new SessionSettings(Provider.CPU, 1));
    }

    /** Drawn ids from 0 to a count, exclusive. */
    static long[] tokens(int length, int count) {
        return new SplittableRandom(1).longs(length, 0, count).toArray();
    }

    /**
     * The largest difference of what is put out for every token when a prompt is read at once and
     * the rest one by one, from when all is read at once, over the largest number there.
     *
     * @param names of the inputs
     * @param values of each input, [rows, length]
     */
    static double difference(
            StepwiseModel model, List<String> names, List<long[]> values, int rows, int prompt) {
        int length = values.get(0).length / rows;
        float[] whole;
        try (StepwiseModel.Run run = model.start(List.of(), rows, 1)) {
            whole = array(run.step(part(names, values, rows, 0, length)));
        }
        int each = whole.length / rows / length;
        double most = 0;
        double scale = 0;
        try (StepwiseModel.Run run = model.start(List.of(), rows, 1)) {
            for (int from = 0; from < length; ) {
                int to = from == 0 ? prompt : from + 1;
                float[] own = array(run.step(part(names, values, rows, from, to)));
                for (int i = 0; i < own.length; i++) {
                    int row = i / each / (to - from);
                    int place = from + i / each % (to - from);
                    double expected = whole[(row * length + place) * each + i % each];
                    most = Math.max(most, Math.abs(own[i] - expected));
                    scale = Math.max(scale, Math.abs(expected));
                }
                from = to;
            }
        }
        return most / scale;
    }

    private static float[] array(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static List<NamedTensor> part(
            List<String> names, List<long[]> values, int rows, int from, int to) {
        List<NamedTensor> tensors = new ArrayList<>();
        for (int input = 0; input < names.size(); input++) {
            long[] all = values.get(input);
            int length = all.length / rows;
            long[] own = new long[rows * (to - from)];
            for (int i = 0; i < own.length; i++) {
                own[i] = all[i / (to - from) * length + from + i % (to - from)];
            }
            tensors.add(NamedTensor.longs(names.get(input), LongBuffer.wrap(own), rows, to - from));
        }
        return tensors;
    }
}
