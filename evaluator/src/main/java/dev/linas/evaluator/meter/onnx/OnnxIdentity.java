package dev.linas.evaluator.meter.onnx;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.device.Device;
import dev.linas.device.latency.LatencyProtocol;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.tasks.TaskData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metrics that an onnx meter serves, and everything that their values depend on. */
final class OnnxIdentity {
    /** Device whose lock is held where the settings name none: what runs here runs alone. */
    static final String THIS_MACHINE = "this-machine";

    private OnnxIdentity() {}

    /**
     * The description of all meters of a pool.
     *
     * @param calibration the examples of the calibration
     * @param device the device that the settings name
     */
    static MeterDescription describe(
            OnnxSetup setup, Optional<TaskData> calibration, Optional<String> device) {
        List<String> asked = setup.settings().metrics();
        Map<String, String> unavailable = unavailable(setup);
        return new MeterDescription(
                asked.stream().filter(metric -> !unavailable.containsKey(metric)).toList(),
                unavailable,
                fingerprint(setup, calibration),
                device.or(
                        () ->
                                Probes.have(ProbeTrait.NEEDS_DEVICE, asked)
                                        ? Optional.of(THIS_MACHINE)
                                        : Optional.empty()));
    }

    private static Map<String, String> unavailable(OnnxSetup setup) {
        Map<String, String> reasons = new LinkedHashMap<>();
        List<String> asked = setup.settings().metrics();
        for (ProbeKind kind : Probes.measuring(asked)) {
            Optional<String> obstacle = kind.obstacle().apply(setup);
            if (obstacle.isPresent()) {
                kind.of(asked).forEach(metric -> reasons.put(metric, obstacle.get()));
            }
        }
        return reasons;
    }

    private static String fingerprint(OnnxSetup setup, Optional<TaskData> calibration) {
        OnnxSettings settings = setup.settings();
        LatencyProtocol latency = settings.latency();
        Fingerprint fingerprint =
                Fingerprint.ofMeter("onnx")
                        .with("network", setup.network().digest())
                        .with("metrics", settings.metrics())
                        .with("resolution", settings.execution().resolution().toString())
                        .with("fraction", Double.toString(settings.examples().fraction()))
                        .with("batch", Integer.toString(settings.timed().batch()))
                        .with("threads", Integer.toString(settings.timed().threads()))
                        .with("precision", settings.execution().precision())
                        .with("provider", setup.provider().label())
                        .with("latency", latency.toString())
                        .with("runtime", InferenceRuntime.version());
        setup.dataset().ifPresent(source -> source.addTo(fingerprint, "dataset"));
        if (calibration.isPresent()) {
            fingerprint.with(
                    "calibration", Integer.toString(settings.examples().calibrationExamples()));
            calibration.get().addTo(fingerprint, "calibration");
        }
        if (Probes.have(ProbeTrait.DEPENDS_ON_MACHINE, settings.metrics())) {
            Device device = Device.current();
            fingerprint.with("machine", List.of(device.arch(), device.cpu()));
        }
        return fingerprint.toHex();
    }
}
