package dev.linas.searches.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.objective.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceComparisonTest {
    private static final double[] QUALITY = {1, 2, 3};
    private static final double[] PI = {10, 20, 30};
    private static final double[] PHONE = {10, 40, 30};

    @TempDir Path folder;

    @Test
    void shouldTellWhatTheFrontOfOneDeviceLosesOnAnother() {
        // On the phone the second is dominated, so its front has two; the reference is (0.8, 43).
        DeviceComparison comparison = compared(QUALITY, PI, PHONE);

        assertThat(comparison.pair(0, 0).members()).isEqualTo(3);
        assertThat(comparison.pair(1, 0).members()).isEqualTo(2);
        assertThat(comparison.pair(0, 1).lost()).isZero();
        // On the pi: reference (0.8, 32); all three gain 0.2*22 + 1*12 + 1*2, without the second
        // 0.2*22 + 2*2.
        assertThat(comparison.pair(1, 0).lost())
                .isCloseTo(1 - (4.4 + 4) / (4.4 + 12 + 2), within(1e-12));
    }

    @Test
    void shouldTellHowAlikeDevicesRank() {
        DeviceComparison comparison = compared(QUALITY, PI, PHONE);

        assertThat(comparison.pair(0, 1).spearman()).isCloseTo(0.5, within(1e-12));
        assertThat(comparison.pair(1, 1).spearman()).isCloseTo(1, within(1e-12));
        assertThat(compared(QUALITY, PI, new double[3]).pair(0, 1).spearman()).isNaN();
    }

    @Test
    void shouldTakeEqualOnesToBeOnTheFrontTogether() {
        DeviceComparison comparison =
                compared(new double[] {2, 2, 1}, new double[] {5, 5, 5}, new double[] {1, 9, 0});

        assertThat(comparison.pair(0, 0).members()).isEqualTo(2);
        assertThat(comparison.pair(1, 1).members()).isEqualTo(2);
    }

    @Test
    void shouldWriteTablesValuesAndAPicture() {
        DeviceComparison comparison = compared(QUALITY, PI, new double[3]);

        assertThat(DeviceComparisonText.tables(comparison))
                .contains("front of", "pi", "phone", "over 3 sub-networks");
        assertThat(DeviceComparisonText.csv(comparison).lines())
                .hasSize(5)
                .startsWith("front_of,on,members,hypervolume_lost,spearman", "pi,pi,3,0.0,1.0")
                .anyMatch(line -> line.startsWith("pi,phone,3,") && line.endsWith(","));
        assertThat(DeviceComparisonSvg.write(comparison))
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains(">pi</text>");
    }

    @Test
    void shouldReadTablesAndResults() throws IOException {
        Path table =
                Files.writeString(folder.resolve("t.csv"), "n,acc,ms@pi,ms@a\nx,1,2,3\ny,1,,4\n");
        Path result =
                Files.writeString(
                        folder.resolve("r.json"),
                        "[{\"evaluations\": [{\"metrics\": {\"acc\": 1.0, \"ms@pi\": 2.0}}]}]");

        DeviceColumns read = DeviceColumns.read(table);

        assertThat(read.matching("--latency", List.of("ms@*"))).containsExactly("ms@pi", "ms@a");
        assertThat(read.complete(List.of("acc", "ms@pi")).get(1)).containsExactly(2);
        assertThat(DeviceColumns.read(result).complete(List.of("ms@pi")).get(0)).containsExactly(2);
        assertThat(DeviceColumns.devices(List.of("ms@pi", "ms@a"))).containsExactly("pi", "a");
        assertThat(DeviceColumns.devices(List.of("ms@pi", "mj@pi")))
                .containsExactly("ms@pi", "mj@pi");
        assertThatThrownBy(() -> read.matching("--latency", List.of("ms@pj")))
                .hasMessageContaining("--latency is 'ms@pj'")
                .hasMessageContaining("Did you mean 'ms@pi'?");
    }

    @Test
    void shouldTakeNothingForANumberThatIsNone() throws IOException {
        Path table =
                Files.writeString(
                        folder.resolve("t.csv"), "\uFEFFacc,ms@pi\r\n1,2d\r\n2,0x1p3\r\n3,4\r\n");
        Path result =
                Files.writeString(
                        folder.resolve("r.json"),
                        "[{\"evaluations\": [{\"metrics\": {\"acc\": null, \"ms@pi\": 2.0}}]}]");

        assertThat(DeviceColumns.read(table).complete(List.of("acc", "ms@pi")).get(0))
                .containsExactly(3);
        assertThat(DeviceColumns.read(result).complete(List.of("acc")).get(0)).isEmpty();
    }

    @Test
    void shouldRefuseColumnsThatAreShiftedOrThereTwice() throws IOException {
        Path shifted = Files.writeString(folder.resolve("s.csv"), "acc,ms@pi\n90,5,2\n");
        Path twice = Files.writeString(folder.resolve("t.csv"), "acc,ms@pi,acc\n90,5,2\n");

        assertThatThrownBy(() -> DeviceColumns.read(shifted))
                .hasMessageContaining("s.csv: line 2 has 3 cells, but the heading has 2");
        assertThatThrownBy(() -> DeviceColumns.read(twice))
                .hasMessageContaining("t.csv: line 1: columns [acc] are there twice");
    }

    private static DeviceComparison compared(double[] quality, double[] pi, double[] phone) {
        return DeviceComparison.of(
                quality, Goal.MAXIMIZE, List.of("pi", "phone"), List.of(pi, phone));
    }
}
