package dev.linas.device;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How busy others kept the processors of this machine during a span of time: other processes, and
 * the host of a virtual machine. Processor counts are averages over the span, e.g. 0.5 is one
 * processor during half of it.
 *
 * @param others processors that other processes used; at least 0
 * @param stolen processors that the host gave to others while they were wanted here (steal time);
 *     at least 0, and 0 on real hardware
 * @param seconds length of the span, above 0
 */
public record CpuUse(double others, double stolen, double seconds) {
    /** Kernel counters have steps of 10 ms, so a shorter span tells nothing. */
    public static final double LEAST_SECONDS = 0.1;

    /** Processors that were not to be had in full, used by others or stolen. */
    public double contended() {
        return others + stolen;
    }

    /** The same as facts of a measurement: {@code others_cpu} and {@code stolen_cpu}. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("others_cpu", String.format(Locale.ROOT, "%.2f", others));
        facts.put("stolen_cpu", String.format(Locale.ROOT, "%.2f", stolen));
        return facts;
    }

    /** A span that began; reads the counters of Linux. */
    public static final class Watch {
        private static final Path STAT = Path.of("/proc/stat");
        private static final double TICKS_PER_SECOND = 100;
        private static final double NANOS = 1e9;
        private static final int IDLE = 3;
        private static final int IO_WAIT = 4;
        private static final int STEAL = 7;

        private final long nanos = System.nanoTime();
        private final Optional<long[]> ticks = ticks();
        private final double own = ownSeconds();

        /** Begins a span now. */
        public Watch() {}

        /**
         * The processor time that others used since the span began; empty where the system does not
         * tell, or the span is shorter than {@value #LEAST_SECONDS} seconds.
         */
        public Optional<CpuUse> soFar() {
            double seconds = (System.nanoTime() - nanos) / NANOS;
            Optional<long[]> now = ticks();
            if (ticks.isEmpty() || now.isEmpty() || seconds < LEAST_SECONDS) {
                return Optional.empty();
            }
            double busy = (busy(now.get()) - busy(ticks.get())) / TICKS_PER_SECOND;
            double stolen = (now.get()[STEAL] - ticks.get()[STEAL]) / TICKS_PER_SECOND;
            double others = busy - (ownSeconds() - own);
            return Optional.of(
                    new CpuUse(
                            Math.max(0, others / seconds), Math.max(0, stolen / seconds), seconds));
        }

        private static double ownSeconds() {
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof com.sun.management.OperatingSystemMXBean system
                    ? Math.max(0, system.getProcessCpuTime()) / NANOS
                    : 0;
        }

        /** Ticks of all processors that were neither idle nor waiting for devices nor stolen. */
        private static long busy(long[] ticks) {
            return Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[IO_WAIT] - ticks[STEAL];
        }

        /** The first eight counters of all processors together: user to steal. */
        private static Optional<long[]> ticks() {
            try (var lines = Files.lines(STAT)) {
                long[] ticks =
                        Arrays.stream(lines.findFirst().orElse("").split("\\s+", -1))
                                .skip(1)
                                .limit(STEAL + 1)
                                .mapToLong(Long::parseLong)
                                .toArray();
                return Optional.of(ticks).filter(all -> all.length == STEAL + 1);
            } catch (IOException | RuntimeException e) {
                return Optional.empty(); // only Linux counts here
            }
        }
    }
}
