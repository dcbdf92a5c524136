package dev.linas.device.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The energy counters that Intel's and AMD's processors have and Linux shows (RAPL, {@code
 * /sys/class/powercap}): those of all packages, and of the memory where it has its own. What a
 * package draws while idle is part of it.
 */
public final class EnergyCounter {
    /** Where Linux shows them. */
    public static final Path LINUX = Path.of("/sys/class/powercap");

    private final List<Zone> zones;

    private EnergyCounter(List<Zone> zones) {
        this.zones = List.copyOf(zones);
    }

    /** A counter in microjoules that starts again from 0 after its greatest value. */
    private record Zone(Path file, long range) {
        long read() {
            try {
                return number(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the energy counter " + file, e);
            }
        }
    }

    /** Whether there are counters. */
    public sealed interface Search {
        /** The counter that was found. */
        Optional<EnergyCounter> counter();

        /** Why there is none, and the remedy if there is one; empty where there is one. */
        Optional<String> obstacle();

        /** There are. */
        record Found(EnergyCounter found) implements Search {
            @Override
            public Optional<EnergyCounter> counter() {
                return Optional.of(found);
            }

            @Override
            public Optional<String> obstacle() {
                return Optional.empty();
            }
        }

        /**
         * There are none, or they may not be read.
         *
         * @param reason why, and the remedy if there is one
         */
        record Missing(String reason) implements Search {
            @Override
            public Optional<EnergyCounter> counter() {
                return Optional.empty();
            }

            @Override
            public Optional<String> obstacle() {
                return Optional.of(reason);
            }
        }
    }

    /** Looks for counters under a folder. */
    public static Search find(Path powercap) {
        if (!Files.isDirectory(powercap)) {
            return new Search.Missing(
                    ("this machine shows no energy counters: there is no %s (RAPL needs Linux on a"
                                    + " physical Intel or AMD machine; virtual machines hide it)")
                            .formatted(powercap));
        }
        List<Zone> zones = new ArrayList<>();
        try (Stream<Path> entries = Files.list(powercap)) {
            for (Path entry : entries.sorted().toList()) {
                if (isCounted(entry)) {
                    Zone zone =
                            new Zone(
                                    entry.resolve("energy_uj"),
                                    number(entry.resolve("max_energy_range_uj")));
                    number(zone.file());
                    zones.add(zone);
                }
            }
        } catch (AccessDeniedException e) {
            return new Search.Missing(
                    ("the energy counter %s may be read by root only; let others read it:"
                                    + " chmod a+r %1$s")
                            .formatted(e.getFile()));
        } catch (IOException e) {
            return new Search.Missing("the energy counters cannot be read: " + e);
        }
        return zones.isEmpty()
                ? new Search.Missing(powercap + " has no package that counts energy")
                : new Search.Found(new EnergyCounter(zones));
    }

    /** Cores and graphics are inside their package already. */
    private static boolean isCounted(Path entry) throws IOException {
        Path name = entry.resolve("name");
        if (!entry.getFileName().toString().startsWith("intel-rapl:") || !Files.exists(name)) {
            return false;
        }
        String zone = Files.readString(name).strip();
        return zone.startsWith("package") || zone.equals("dram");
    }

    private static long number(Path file) throws IOException {
        String text = Files.readString(file).strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("%s holds '%s', no number".formatted(file, text), e);
        }
    }

    /** The counters at a moment. */
    public static final class Mark {
        private final Map<Path, Long> values = new TreeMap<>();
    }

    /**
     * Reads the counters.
     *
     * @throws UncheckedIOException if they can no longer be read
     */
    public Mark mark() {
        Mark mark = new Mark();
        zones.forEach(zone -> mark.values.put(zone.file(), zone.read()));
        return mark;
    }

    /**
     * Millijoules drawn since an earlier moment, not longer ago than a counter takes to start
     * again: about a minute under full load.
     */
    public double millijoulesSince(Mark earlier) {
        long microjoules = 0;
        for (Zone zone : zones) {
            long more = zone.read() - earlier.values.get(zone.file());
            microjoules += more < 0 ? more + zone.range() : more;
        }
        return microjoules / 1000.0;
    }
}
