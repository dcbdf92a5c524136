package dev.linas.device;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The properties of a machine that change from one measurement to the next. */
public final class DeviceState {
    private static final Path FREQUENCY =
            Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq");
    private static final Path TEMPERATURE = Path.of("/sys/class/thermal/thermal_zone0/temp");

    private DeviceState() {}

    /**
     * Load of the last minute, frequency and temperature now, as far as this machine tells: {@code
     * load_1m}, {@code frequency_mhz}, {@code temperature_c}.
     */
    public static Map<String, String> now() {
        Map<String, String> state = new TreeMap<>();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load >= 0) {
            state.put("load_1m", String.format(Locale.ROOT, "%.2f", load));
        }
        thousandths(FREQUENCY).ifPresent(mhz -> state.put("frequency_mhz", mhz));
        thousandths(TEMPERATURE).ifPresent(degrees -> state.put("temperature_c", degrees));
        return state;
    }

    private static Optional<String> thousandths(Path file) {
        try {
            return Optional.of(Files.readString(file).strip())
                    .filter(text -> text.matches("\\d{1,18}"))
                    .map(text -> Long.toString(Long.parseLong(text) / 1000));
        } catch (IOException e) {
            return Optional.empty(); // not every machine has this file
        }
    }
}
