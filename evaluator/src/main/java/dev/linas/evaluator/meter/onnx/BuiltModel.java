package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.SessionSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The model of one candidate, built once for all metrics, and its sessions, made when first asked
 * for and closed with it. Not thread-safe.
 */
final class BuiltModel implements AutoCloseable {
    private final NetworkPlan plan;
    private final byte[] bytes;
    private final Map<SessionSettings, List<OnnxModel>> sessions = new HashMap<>();

    /**
     * @param plan what it computes
     * @param bytes the ONNX file; empty where nothing but the plan is needed; not copied
     */
    BuiltModel(NetworkPlan plan, byte[] bytes) {
        this.plan = plan;
        this.bytes = bytes;
    }

    NetworkPlan plan() {
        return plan;
    }

    /** Length of the ONNX file. */
    int length() {
        return bytes.length;
    }

    /** The ONNX file; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** A session of this model, which closes with it. */
    OnnxModel session(SessionSettings settings) {
        return sessions(settings, 1).get(0);
    }

    /**
     * Several sessions of this model, each with its own place in memory, which close with it.
     *
     * @param count how many, at least 1
     */
    List<OnnxModel> sessions(SessionSettings settings, int count) {
        List<OnnxModel> opened = sessions.computeIfAbsent(settings, how -> new ArrayList<>());
        while (opened.size() < count) {
            opened.add(OnnxModel.load(bytes, settings));
        }
        return List.copyOf(opened.subList(0, count));
    }

    @Override
    public void close() {
        sessions.values().forEach(opened -> opened.forEach(OnnxModel::close));
        sessions.clear();
    }
}
