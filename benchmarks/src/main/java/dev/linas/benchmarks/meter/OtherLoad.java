package dev.linas.benchmarks.meter;

import dev.linas.device.CpuUse;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How busy the processors are with other things than this process. */
final class OtherLoad {
    private final CpuUse.Watch watch = new CpuUse.Watch();

    /** Processors that others kept busy since this was made, and the load average. */
    String report() {
        return String.format(
                Locale.ROOT,
                "others kept %s of %d processors busy; load average %.1f",
                watch.soFar()
                        .map(use -> String.format(Locale.ROOT, "%.2f", use.contended()))
                        .orElse("?"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
