package dev.linas.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CpuUseTest {
    @Test
    void shouldSeeAnotherProcessThatKeepsAProcessorBusy() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/stat")), "SKIPPED: no /proc/stat here");
        Process burner = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            CpuUse.Watch watch = new CpuUse.Watch();
            Thread.sleep(1000);
            CpuUse use = watch.soFar().orElseThrow();

            assertThat(use.others()).isGreaterThan(0.2);
            assertThat(use.seconds()).isGreaterThanOrEqualTo(1);
            assertThat(use.facts()).containsOnlyKeys("others_cpu", "stolen_cpu");
        } finally {
            burner.destroyForcibly();
        }
    }

    @Test
    void shouldSayNothingOfASpanThatIsTooShortForTheCounters() {
        assertThat(new CpuUse.Watch().soFar()).isEmpty();
    }
}
