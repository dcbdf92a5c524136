package dev.linas.device.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory that processes hold in RAM, as Linux counts it; elsewhere unknown. */
public final class ResidentMemory {
    private static final String NOW = "VmRSS:";
    private static final String PEAK = "VmHWM:";
    private static final Path FORGET_PEAK = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5";
    private static final long KIB = 1024;

    private ResidentMemory() {}

    /**
     * Resident memory of one process in bytes; empty where it is gone or the system does not tell.
     */
    public static OptionalLong of(long pid) {
        return field(pid, NOW);
    }

    /**
     * Sum over this process and all its descendants, in bytes; empty where the system does not
     * tell.
     */
    public static OptionalLong ofThisProcessAndDescendants() {
        ProcessHandle self = ProcessHandle.current();
        OptionalLong own = of(self.pid());
        if (own.isEmpty()) {
            return own;
        }
        long others = self.descendants().mapToLong(child -> of(child.pid()).orElse(0)).sum();
        return OptionalLong.of(own.getAsLong() + others);
    }

    /** Whether this system tells the peak of this process. */
    public static boolean isPeakKnown() {
        return peak().isPresent() && Files.isWritable(FORGET_PEAK);
    }

    /**
     * Starts the peak of this process anew.
     *
     * @return bytes resident now; empty where the system does not tell
     * @throws IOException if the system does not let the peak be reset
     */
    public static OptionalLong nowAndForgetPeak() throws IOException {
        Files.writeString(FORGET_PEAK, RESET_PEAK);
        return of(ProcessHandle.current().pid());
    }

    /**
     * Most bytes that were resident in this process since the peak was forgotten, or since its
     * start; empty where the system does not tell.
     */
    public static OptionalLong peak() {
        return field(ProcessHandle.current().pid(), PEAK);
    }

    private static OptionalLong field(long pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }
}
