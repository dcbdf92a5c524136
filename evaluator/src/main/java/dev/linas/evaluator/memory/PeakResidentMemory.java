package dev.linas.evaluator.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The resident memory of this process, as Linux shows it. */
final class PeakResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path FORGET_PEAK = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5";
    private static final long KIB = 1024;

    private PeakResidentMemory() {}

    /** Whether this system shows it. */
    static boolean isShown() {
        return Files.isReadable(STATUS) && Files.isWritable(FORGET_PEAK);
    }

    /** Bytes resident now; from here on the peak counts anew. */
    static long nowAndForgetPeak() throws IOException {
        Files.writeString(FORGET_PEAK, RESET_PEAK);
        return read("VmRSS:");
    }

    /** Most bytes that were resident since the peak was forgotten. */
    static long peak() throws IOException {
        return read("VmHWM:");
    }

    private static long read(String key) throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(key)) {
                return KIB * Long.parseLong(line.replaceAll("\\D+", ""));
            }
        }
        throw new IOException(STATUS + " has no " + key);
    }
}
