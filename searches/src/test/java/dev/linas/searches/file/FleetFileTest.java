package dev.linas.searches.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.schemas.mapping.SearchMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetFileTest {
    private static final String FLEET =
            """
            id: demo
            space: nas-bench-201
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: latency_ms, per: pool, pools: [pi, phone], goal: minimize, bound: 20}
            budget: {evaluations: 50}
            pools:
              lab: {meter: command, command: [python3, score.py], metrics: [accuracy]}
              pi: {meter: command, command: [python3, score.py], metrics: [latency_ms]}
              phone: {meter: command, command: [python3, score.py], metrics: [latency_ms]}
            """;

    @TempDir Path folder;

    @Test
    void shouldHaveAnObjectiveForEachPool() throws IOException {
        SearchFile file = read(FLEET);

        assertThat(file.spec().objectives())
                .containsExactly(
                        new Objective("accuracy", "lab", Goal.MAXIMIZE, OptionalDouble.empty()),
                        latency("pi"),
                        latency("phone"));
        assertThat(SearchMapper.toSpec(file.toRecord(Instant.EPOCH, "test")))
                .isEqualTo(file.spec());
    }

    @Test
    void shouldTakeMoreDevicesThanAFrontMayHaveObjectives() throws IOException {
        StringBuilder pools = new StringBuilder("p0");
        for (int p = 1; p < 20; p++) {
            pools.append(", p").append(p);
        }

        assertThat(read(FLEET.replace("pi, phone", pools)).spec().objectives()).hasSize(21);
    }

    @Test
    void shouldCountReferencePointsAndPredictorsByPool() throws IOException {
        SearchFile file =
                read(
                        FLEET
                                + "reference_point: [10, 40, 50]\n"
                                + "predictor: [ridge, svr-rbf, ridge]\n");

        assertThat(file.spec().referencePoint()).hasValueSatisfying(p -> assertThat(p).hasSize(3));
        assertThat(file.spec().predictorOf(1)).isEqualTo("svr-rbf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "per: pool, | '' | has 'pools', but no 'per: pool'",
                "per: pool | per: device | 'objectives[1].per' is \"device\"",
                "per: pool | pre: pool | unknown key 'objectives[1].pre'",
                "per: pool | per: pool, pool: pi | has 'per', so its pools stand in",
                "pools: [pi, phone], | '' | 'objectives[1].pools' is missing",
                "pi, phone] | pi, pi] | a list of names of pools that names none twice",
                "pi, phone] | pi, phon] | Did you mean 'phone'?",
                "pi, phone] | pi, lab] | which the pool 'lab' does not serve",
                "id: demo | 'id: demo\ntactic: motpe' | cannot search for a front for each pool",
            })
    void shouldSayWhatIsWrong(String text, String other, String message) {
        assertThatThrownBy(() -> read(FLEET.replace(text, other))).hasMessageContaining(message);
    }

    private static Objective latency(String pool) {
        return new Objective("latency_ms", pool, Goal.MINIMIZE, OptionalDouble.of(20), true);
    }

    private SearchFile read(String yaml) throws IOException {
        Files.writeString(folder.resolve("score.py"), "");
        Path file = Files.writeString(folder.resolve("search.yaml"), yaml);
        ForeignPools foreign = yaml.contains("p19") ? ForeignPools.ALLOWED : ForeignPools.REFUSED;
        return SearchFile.read(file, foreign);
    }
}
