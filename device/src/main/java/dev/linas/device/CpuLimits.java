package dev.linas.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The limits that keep this process from using all processors of its machine, as far as Linux
 * tells.
 */
final class CpuLimits {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path QUOTA_V2 = Path.of("/sys/fs/cgroup/cpu.max");
    private static final Path QUOTA_V1 = Path.of("/sys/fs/cgroup/cpu/cpu.cfs_quota_us");
    private static final Path PERIOD_V1 = Path.of("/sys/fs/cgroup/cpu/cpu.cfs_period_us");
    private static final String AFFINITY = "Cpus_allowed_list:";

    private CpuLimits() {}

    /**
     * The limits as facts: {@code cpu_affinity}, the processors that this process may run on, e.g.
     * {@code 0-3}, and {@code cpu_quota}, processors' worth of time that its control group may use,
     * e.g. {@code 1.50}; each only where there is one.
     */
    static Map<String, String> current() {
        Map<String, String> facts = new TreeMap<>();
        text(STATUS)
                .flatMap(status -> affinity(status))
                .ifPresent(list -> facts.put("cpu_affinity", list));
        text(QUOTA_V2)
                .or(() -> text(QUOTA_V1).map(quota -> quota + " " + text(PERIOD_V1).orElse("")))
                .flatMap(CpuLimits::quota)
                .ifPresent(quota -> facts.put("cpu_quota", quota));
        return facts;
    }

    /** The processors that a status file of Linux allows. */
    static Optional<String> affinity(String status) {
        return status.lines()
                .filter(line -> line.startsWith(AFFINITY))
                .map(line -> line.substring(AFFINITY.length()).strip())
                .findFirst();
    }

    /**
     * Processors' worth of time of a quota and its period in microseconds, separated by a space;
     * empty without a quota ({@code max}, or -1).
     */
    static Optional<String> quota(String quotaAndPeriod) {
        String[] parts = quotaAndPeriod.split("\\s+", -1);
        if (parts.length < 2 || !parts[0].matches("[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        return parts[1].matches("[1-9]\\d{0,17}")
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%.2f",
                                (double) Long.parseLong(parts[0]) / Long.parseLong(parts[1])))
                : Optional.empty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty(); // not every machine has this file
        }
    }
}
