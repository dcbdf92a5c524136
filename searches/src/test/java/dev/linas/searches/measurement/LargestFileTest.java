package dev.linas.searches.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.searches.TestSpaces;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargestFileTest {
    private static final Genome GENOME = Genome.of(1, 2, 0, 1);

    @TempDir Path data;
    private LargestFile file;

    @BeforeEach
    void name() {
        file = new LargestFile(data, TestSpaces.spec());
    }

    @Test
    void shouldReadBackWhatItKept() {
        assertThat(file.read(GENOME)).isEmpty();

        file.write(new Evaluation(0, 0, GENOME, new double[] {71.25, 1e-3 / 3}, false));

        assertThat(file.read(GENOME))
                .hasValueSatisfying(
                        kept -> assertThat(kept.values()).containsExactly(71.25, 1e-3 / 3));
    }

    @Test
    void shouldForgetAnotherGenomeAndHalfAFile() throws Exception {
        file.write(new Evaluation(0, 0, GENOME, new double[] {71.25, 2}, false));
        assertThat(file.read(Genome.of(1, 2, 0, 0))).isEmpty();

        Path written = data.resolve("largest").resolve(TestSpaces.spec().id() + ".json");
        Files.writeString(written, Files.readString(written).substring(0, 20));
        assertThat(file.read(GENOME)).isEmpty();
    }
}
