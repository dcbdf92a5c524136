package dev.linas.supernettrainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {
    @TempDir private Path folder;

    @Test
    void shouldDropLinesAfterTheCheckpoint() throws Exception {
        Path file = folder.resolve("log.csv");
        TrainingLog log = new TrainingLog(file, List.of("loss"));
        log.resumeAfter(0);
        log.add(1, 100, 2.5);
        log.add(2, 200, 1.25);

        TrainingLog resumed = new TrainingLog(file, List.of("loss"));
        resumed.resumeAfter(1);
        resumed.add(2, 200, 1.5);

        assertThat(Files.readAllLines(file))
                .containsExactly("epoch,images,loss", "1,100,2.50000", "2,200,1.50000");
    }

    @Test
    void shouldBeginAnewWithoutACheckpoint() throws Exception {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, "of another run\n");

        new TrainingLog(file, List.of("loss")).resumeAfter(0);

        assertThat(Files.readAllLines(file)).containsExactly("epoch,images,loss");
    }

    @Test
    void shouldRefuseARowOfAnotherLength() {
        TrainingLog log = new TrainingLog(folder.resolve("log.csv"), List.of("loss"));

        assertThatThrownBy(() -> log.add(1, 100, 1.0, 2.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 values");
    }
}
