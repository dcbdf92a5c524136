package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a model is run on when the result does not matter: seeded numbers of the size that normalised
 * images have, for zeros and denormal numbers may run faster or slower. Not thread-safe.
 */
final class ProbeInput {
    private static final long SEED = 1;

    private final int batch;
    private final Map<Integer, FloatBuffer> byResolution = new HashMap<>();

    /**
     * @param batch images that run at once
     */
    ProbeInput(int batch) {
        this.batch = batch;
    }

    /** The input of a model; closed by the caller. */
    OnnxModel.Input of(MobileNetV3Plan plan, OnnxModel model) {
        int channels = plan.stem().inChannels();
        int resolution = plan.resolution();
        FloatBuffer values =
                byResolution.computeIfAbsent(
                        resolution, r -> numbers(Math.multiplyExact(batch * channels, r * r)));
        return model.input(values.duplicate(), batch, channels, resolution, resolution);
    }

    private static FloatBuffer numbers(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        FloatBuffer values =
                ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, count))
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        while (values.hasRemaining()) {
            values.put((float) (2 * random.nextDouble() - 1));
        }
        return values.flip();
    }
}
