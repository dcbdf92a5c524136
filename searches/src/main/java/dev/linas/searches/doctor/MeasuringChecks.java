package dev.linas.searches.doctor;

import dev.linas.device.CpuUse;
import dev.linas.device.Device;
import dev.linas.runtime.doctor.Finding;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at what makes latencies of this machine trustworthy. */
public final class MeasuringChecks {
    private static final String RUNTIME = "ONNX Runtime";
    private static final String GOVERNOR = "CPU governor";
    private static final String LOAD = "load";
    private static final long LOOK_MILLIS = 300;

    /** Processors that others may use before latencies suffer. */
    private static final double TOLERABLE = 0.25;

    private MeasuringChecks() {}

    /** All findings. */
    public static List<Finding> findings() throws InterruptedException {
        CpuUse.Watch watch = new CpuUse.Watch();
        List<Finding> findings = new ArrayList<>();
        findings.add(runtime());
        Device device = Device.current();
        findings.add(governor(Optional.ofNullable(device.facts().get("governor"))));
        Thread.sleep(LOOK_MILLIS);
        findings.add(load(watch.soFar(), device.cores()));
        return findings;
    }

    private static Finding runtime() {
        try {
            return Finding.ok(
                    RUNTIME,
                    "%s, providers %s"
                            .formatted(
                                    InferenceRuntime.version(),
                                    String.join(", ", Provider.available())));
        } catch (InferenceException e) {
            return Finding.problem(
                    RUNTIME, e.getMessage(), "pools with 'meter: onnx' need it; others do not");
        }
    }

    /** Judges the governor of the processor's frequency; empty where the machine has none. */
    static Finding governor(Optional<String> governor) {
        if (governor.isEmpty()) {
            return Finding.ok(GOVERNOR, "this machine does not tell");
        }
        return governor.get().equals("performance")
                ? Finding.ok(GOVERNOR, governor.get())
                : Finding.warning(
                        GOVERNOR,
                        governor.get() + ": the frequency varies, and with it latencies",
                        "for measuring: sudo cpupower frequency-set -g performance");
    }

    /** Judges what others use of the processors. */
    static Finding load(Optional<CpuUse> use, int cores) {
        if (use.isEmpty()) {
            return Finding.ok(LOAD, "this machine does not tell");
        }
        String found =
                String.format(
                        Locale.ROOT,
                        "others use %.2f of %d processors",
                        use.get().contended(),
                        cores);
        return use.get().contended() <= TOLERABLE
                ? Finding.ok(LOAD, found)
                : Finding.warning(LOAD, found, "end what else runs while latencies are measured");
    }
}
