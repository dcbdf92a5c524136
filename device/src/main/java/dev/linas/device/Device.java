package dev.linas.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Facts about the machine that measures.
 *
 * @param os operating system and version
 * @param arch processor architecture
 * @param cpu processor model, or {@code unknown}
 * @param cores logical processors that this JVM may use, by quota and affinity; at least 1
 * @param runtime version of Java
 * @param facts further facts, where they can be read
 */
public record Device(
        String os, String arch, String cpu, int cores, String runtime, Map<String, String> facts) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path GOVERNOR =
            Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");

    public Device {
        facts = Map.copyOf(facts);
    }

    /** The machine that this process runs on. */
    public static Device current() {
        Map<String, String> facts = new TreeMap<>();
        firstLine(GOVERNOR).ifPresent(governor -> facts.put("governor", governor));
        facts.putAll(CpuLimits.current());
        return new Device(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                cpuModel().orElse("unknown"),
                Runtime.getRuntime().availableProcessors(),
                "Java " + Runtime.version(),
                facts);
    }

    private static Optional<String> cpuModel() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // only Linux has this file
        }
    }

    private static Optional<String> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip);
        } catch (IOException e) {
            return Optional.empty(); // not every machine has this file
        }
    }
}
