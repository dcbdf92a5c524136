package dev.linas.device.energy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.device.energy.EnergyCounter.Mark;
import dev.linas.device.energy.EnergyCounter.Search;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyCounterTest {
    @TempDir Path powercap;

    private void zone(String entry, String name, long microjoules) throws Exception {
        Path folder = Files.createDirectories(powercap.resolve(entry));
        Files.writeString(folder.resolve("name"), name + "\n");
        Files.writeString(folder.resolve("max_energy_range_uj"), "1000000\n");
        Files.writeString(folder.resolve("energy_uj"), microjoules + "\n");
    }

    private EnergyCounter found() {
        return EnergyCounter.find(powercap).counter().orElseThrow();
    }

    private String missing() {
        return EnergyCounter.find(powercap).obstacle().orElseThrow();
    }

    @Test
    void shouldAddUpPackagesAndMemoryButNoPartsOfPackages() throws Exception {
        zone("intel-rapl:0", "package-0", 1_000);
        zone("intel-rapl:0:0", "core", 1_000);
        zone("intel-rapl:0:1", "dram", 1_000);
        zone("intel-rapl:1", "package-1", 1_000);
        zone("intel-rapl:2", "psys", 1_000);
        EnergyCounter counter = found();
        Mark before = counter.mark();

        zone("intel-rapl:0", "package-0", 6_000);
        zone("intel-rapl:0:0", "core", 900_000);
        zone("intel-rapl:0:1", "dram", 2_000);
        zone("intel-rapl:1", "package-1", 1_500);
        zone("intel-rapl:2", "psys", 900_000);

        assertThat(counter.millijoulesSince(before)).isEqualTo(6.5);
    }

    @Test
    void shouldNotMindACounterThatStartsAgain() throws Exception {
        zone("intel-rapl:0", "package-0", 999_000);
        EnergyCounter counter = found();
        Mark before = counter.mark();

        zone("intel-rapl:0", "package-0", 2_000);

        assertThat(counter.millijoulesSince(before)).isEqualTo(3);
    }

    @Test
    void shouldSayWhyThereAreNoCounters() throws Exception {
        assertThat(missing()).contains("has no package");
        zone("intel-rapl:0", "package-0", 1);
        Files.writeString(powercap.resolve("intel-rapl:0").resolve("energy_uj"), "?");
        assertThat(missing()).contains("energy_uj").contains("'?'");

        Path nowhere = powercap.resolve("nowhere");
        assertThat(EnergyCounter.find(nowhere))
                .isInstanceOfSatisfying(
                        Search.Missing.class,
                        search -> assertThat(search.reason()).contains("there is no " + nowhere));
    }
}
