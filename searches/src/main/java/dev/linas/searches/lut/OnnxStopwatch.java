package dev.linas.searches.lut;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.device.DeviceLock;
import dev.linas.device.latency.LatencyProtocol;
import dev.linas.device.latency.LatencyTimer;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.family.NetworkLayer;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.SampleInputs;
import dev.linas.supernet.inference.SessionSettings;
import java.util.List;
import java.util.TreeMap;

/**
 * Measures with ONNX Runtime on the machine it runs on, one example at a time, holding the device's
 * lock during each measurement. Not thread-safe.
 */
public final class OnnxStopwatch implements LayerStopwatch {
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
        GraphInput input = GraphInput.floats("input", 1, 1, 1);
        graph.output(graph.node("Neg", "output", List.of(graph.input(input))), 1, 1, 1);
        return time(graph.model(new TreeMap<>()), List.of(input));
    }

    @Override
    public double layer(NetworkLayer layer) throws InterruptedException {
        return time(network.layer(layer), layer.inputs());
    }

    @Override
    public double network(NetworkPlan plan) throws InterruptedException {
        return time(network.model(plan), plan.inputs());
    }

    private double time(ModelProto model, List<GraphInput> inputs) throws InterruptedException {
        try (OnnxModel loaded = OnnxModel.load(model.toByteArray(), session);
                OnnxModel.Input input = loaded.inputs(SampleInputs.drawn(inputs, 1).tensors())) {
            return timeAlone(() -> loaded.run(input));
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private double timeAlone(LatencyTimer.Run<RuntimeException> run) throws InterruptedException {
        try (DeviceLock lock = DeviceLock.acquire(device)) {
            return timer.time(run, protocol).statistics().median();
        }
    }
}
