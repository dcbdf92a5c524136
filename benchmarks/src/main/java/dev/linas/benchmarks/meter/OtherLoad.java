package dev.linas.benchmarks.meter;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** How busy the processors are with other things than this process, from Linux's counters. */
final class OtherLoad {
    private static final Path STAT = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;

    private final long nanos = System.nanoTime();
    private final double busy = busySeconds();
    private final double own = ownSeconds();

    /** Processors that others kept busy since this was made, and the load average. */
    String report() {
        double elapsed = (System.nanoTime() - nanos) / 1e9;
        double others = (busySeconds() - busy - (ownSeconds() - own)) / elapsed;
        return String.format(
                Locale.ROOT,
                "others kept %.2f of %d processors busy; load average %.1f",
                Math.max(0, others),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double ownSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(duration -> duration.toNanos() / 1e9)
                .orElse(0.0);
    }

    /** Seconds of all processors that were neither idle nor waiting; what a host steals is busy. */
    private static double busySeconds() {
        try (Stream<String> lines = Files.lines(STAT)) {
            long[] ticks =
                    Arrays.stream(lines.findFirst().orElseThrow().split("\\s+"))
                            .skip(1)
                            .limit(STEAL + 1)
                            .mapToLong(Long::parseLong)
                            .toArray();
            long all = Arrays.stream(ticks).sum();
            return (all - ticks[IDLE] - ticks[IO_WAIT]) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return 0; // only Linux counts here
        }
    }
}
