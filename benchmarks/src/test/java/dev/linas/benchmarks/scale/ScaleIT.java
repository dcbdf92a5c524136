package dev.linas.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.runtime.app.LinasCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks of the stream run, on the real broker, and write their figures. */
class ScaleIT {
    @TempDir private Path folder;

    @Test
    void shouldMeasureTheTurnaroundOfRounds() throws Exception {
        int code =
                LinasCommandLine.execute(
                        new TurnaroundCommand(), "--rounds=5", "--warm-up=2", "--output=" + folder);

        assertThat(code).isZero();
        String figures = Files.readString(folder.resolve("turnaround.json"));
        double median = median(figures);
        assertThat(median).isPositive().isLessThan(60);
    }

    private static double median(String figures) {
        return Document.parse("turnaround.json", figures, Format.JSON)
                .json()
                .at("/results/0/p50Seconds")
                .asDouble();
    }
}
