package dev.linas.searches.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.PairedSamples;
import dev.linas.searches.result.MeasuredAgain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgainFileTest {
    private static final Evaluation FIRST = evaluation(0, 1);
    private static final Evaluation SECOND = evaluation(1, 0);
    private static final MeasuredAgain AGAIN =
            new MeasuredAgain(
                    "latency_ms@here",
                    true,
                    List.of(SECOND),
                    1,
                    new PairedSamples(List.of(List.of(0.1 + 0.2, 2.0), List.of(1.5, 1.0))),
                    OptionalDouble.of(0.25));

    @TempDir Path data;
    private AgainFile file;

    @BeforeEach
    void name() {
        file = new AgainFile(data, "digits");
    }

    private static Evaluation evaluation(int index, int option) {
        return new Evaluation(2, index, Genome.of(option, 3), new double[] {1, 2}, false);
    }

    @Test
    void shouldGiveBackTheKeptValuesExactly() {
        file.write(List.of(AGAIN));

        assertThat(file.read(List.of(FIRST, SECOND))).contains(List.of(AGAIN));
    }

    @Test
    void shouldHaveNothingBeforeAnythingWasKept() {
        assertThat(file.read(List.of(FIRST))).isEmpty();
    }

    @Test
    void shouldNotTakeWhatWasMeasuredOfAnotherFront() {
        file.write(List.of(AGAIN));

        assertThat(file.read(List.of(FIRST, evaluation(1, 1)))).isEmpty();
        assertThat(file.read(List.of(FIRST, SECOND, evaluation(3, 1)))).isEmpty();
    }

    @Test
    void shouldForgetAFileThatACrashLeftIncomplete() throws IOException {
        file.write(List.of(AGAIN));
        Path written = data.resolve("again").resolve("digits.json");
        String whole = Files.readString(written);
        Files.writeString(written, whole.substring(0, whole.length() / 2));

        assertThat(file.read(List.of(FIRST, SECOND))).isEmpty();
    }
}
