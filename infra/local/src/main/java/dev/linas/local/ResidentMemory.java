package dev.linas.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory that processes hold in RAM, as Linux counts it; elsewhere unknown. */
public final class ResidentMemory {
    private static final String FIELD = "VmRSS:";

    private ResidentMemory() {}

    /** Resident memory of one process in bytes; empty where it is gone or the system does not tell. */
    public static OptionalLong of(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    /** Sum over this process and all its descendants, in bytes; empty where the system does not tell. */
    public static OptionalLong ofThisProcessAndDescendants() {
        ProcessHandle self = ProcessHandle.current();
        OptionalLong own = of(self.pid());
        if (own.isEmpty()) {
            return own;
        }
        long others = self.descendants().mapToLong(child -> of(child.pid()).orElse(0)).sum();
        return OptionalLong.of(own.getAsLong() + others);
    }
}
