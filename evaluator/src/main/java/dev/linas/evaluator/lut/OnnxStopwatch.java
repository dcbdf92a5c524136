package dev.linas.evaluator.lut;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.evaluator.device.DeviceLock;
import dev.linas.evaluator.latency.LatencyProtocol;
import dev.linas.evaluator.latency.LatencyTimer;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.mobilenetv3.MobileNetV3Layer;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Measures with ONNX Runtime on the machine it runs on, one image at a time, holding the device's
 * lock during each measurement. Not thread-safe.
 */
public final class OnnxStopwatch implements LayerStopwatch {
    private static final long INPUT_SEED = 1;

    private final SuperNetwork network;
    private final SessionSettings session;
    private final LatencyProtocol protocol;
    private final String device;
    private final LatencyTimer timer = new LatencyTimer();

    /**
     * @param network where layers and sub-networks are cut from
     * @param session provider and threads
     * @param protocol how long each thing is measured
     * @param device name of the machine-wide lock
     */
    public OnnxStopwatch(
            SuperNetwork network,
            SessionSettings session,
            LatencyProtocol protocol,
            String device) {
        this.network = network;
        this.session = session;
        this.protocol = protocol;
        this.device = device;
    }

    @Override
    public double emptyRun() throws InterruptedException {
        OnnxGraph graph = new OnnxGraph("empty");
        graph.output(graph.node("Neg", "output", List.of(graph.input("input", 1, 1, 1))), 1, 1, 1);
        return time(graph.model(new TreeMap<>()), 1, 1);
    }

    @Override
    public double layer(MobileNetV3Layer layer) throws InterruptedException {
        return time(network.layer(layer), layer.inChannels(), layer.inputSize());
    }

    @Override
    public double network(MobileNetV3Plan plan) throws InterruptedException {
        SubNetworkRequest request =
                new SubNetworkRequest(
                        plan.genome(), OptionalInt.of(plan.resolution()), Optional.empty());
        return time(network.cut(request).model(), plan.stem().inChannels(), plan.resolution());
    }

    private double time(ModelProto model, int channels, int size) throws InterruptedException {
        try (OnnxModel loaded = OnnxModel.load(model.toByteArray(), session);
                OnnxModel.Input input =
                        loaded.input(noise(channels * size * size), 1, channels, size, size)) {
            return timeAlone(() -> loaded.run(input));
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private double timeAlone(LatencyTimer.Run<RuntimeException> run) throws InterruptedException {
        try (DeviceLock lock = DeviceLock.acquire(device)) {
            return timer.time(run, protocol).statistics().median();
        }
    }

    private static FloatBuffer noise(int count) {
        FloatBuffer values =
                ByteBuffer.allocateDirect(count * Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        SplittableRandom random = new SplittableRandom(INPUT_SEED);
        for (int i = 0; i < count; i++) {
            values.put(i, (float) (2 * random.nextDouble() - 1));
        }
        return values;
    }
}
