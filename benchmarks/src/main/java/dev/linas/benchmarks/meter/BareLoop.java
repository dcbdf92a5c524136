package dev.linas.benchmarks.meter;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linas.core.stats.Quantiles;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** ONNX Runtime and a clock, nothing else: what the meter's overhead is told from. */
final class BareLoop {
    private static final long WARM_UP_NANOS = 50_000_000;
    private static final long NANOS = 200_000_000;
    private static final int MOST_RUNS = 100_000;

    private BareLoop() {}

    /** Median milliseconds of single runs with one thread, over 0.2 s. */
    static double medianMillis(byte[] model, long... shape) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        int numbers = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        SplittableRandom random = new SplittableRandom(1);
        float[] image = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            image[i] = (float) (2 * random.nextDouble() - 1);
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession session = environment.createSession(model, options);
                    OnnxTensor tensor =
                            OnnxTensor.createTensor(environment, FloatBuffer.wrap(image), shape)) {
                Map<String, OnnxTensor> input =
                        Map.of(session.getInputNames().iterator().next(), tensor);
                run(session, input, WARM_UP_NANOS);
                return Quantiles.median(run(session, input, NANOS));
            }
        }
    }

    private static double[] run(OrtSession session, Map<String, OnnxTensor> input, long duration)
            throws OrtException {
        double[] millis = new double[MOST_RUNS];
        int runs = 0;
        long end = System.nanoTime() + duration;
        while (runs < MOST_RUNS && (runs == 0 || System.nanoTime() < end)) {
            long start = System.nanoTime();
            session.run(input).close();
            millis[runs++] = (System.nanoTime() - start) / 1e6;
        }
        return Arrays.copyOf(millis, runs);
    }
}
