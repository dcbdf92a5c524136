package dev.linas.searches.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.searches.TestSpaces;
import dev.linas.searches.measurement.MeasuredValues;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.result.SearchResult;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheapFirstSimulationTest {
    private static final double ACCURACY_SECONDS = 90;
    private static final double LATENCY_SECONDS = 1;

    private final FakeMeter lab =
            new FakeMeter(
                    genome -> MetricOutcome.exactly(50 + 5 * genome.option(0) + genome.option(1)),
                    ACCURACY_SECONDS);
    private final FakeMeter phone =
            new FakeMeter(
                    genome -> MetricOutcome.exactly(4 + 3 * genome.option(0) + genome.option(2)),
                    LATENCY_SECONDS);

    @Test
    void shouldMeasureTheDearObjectiveOfThePromisingOnesAndNothingTwice()
            throws InterruptedException {
        SearchResult result = run();

        List<Evaluation> parts =
                result.evaluations().stream().filter(Evaluation::isPartial).toList();
        List<Evaluation> whole =
                result.evaluations().stream().filter(row -> !row.isPartial()).toList();
        Set<Genome> screened = new HashSet<>(parts.stream().map(Evaluation::genome).toList());
        assertThat(parts).isNotEmpty().allMatch(part -> part.unasked().equals(List.of(0)));
        assertThat(whole).allMatch(Evaluation::complete);
        assertThat(whole.stream().filter(row -> row.round() > 0))
                .isNotEmpty()
                .anyMatch(row -> screened.contains(row.genome()));
        assertThat(lab.asked()).hasSameSizeAs(whole);
        assertThat(phone.asked()).doesNotHaveDuplicates();
        assertThat(result.failed()).isZero();
        assertThat(result.front()).isNotEmpty().isSubsetOf(whole);
    }

    @Test
    void shouldCountTheTimeOfWhatIsKnownOnce() throws InterruptedException {
        SearchResult result = run();

        assertThat(result.secondsTo(Integer.MAX_VALUE))
                .isEqualTo(
                        ACCURACY_SECONDS * lab.asked().size()
                                + LATENCY_SECONDS * phone.asked().size());
    }

    private SearchResult run() throws InterruptedException {
        SearchSpec spec =
                TestSpaces.spec().toBuilder()
                        .tactic("cheap-first")
                        .population(2)
                        .budget(40)
                        .build();
        try (ObjectiveMeters meters =
                new ObjectiveMeters(
                        spec, Map.of("lab", lab, "phone", phone), MeasuredValues.kept())) {
            return new Simulation(spec, meters, (s, r, e, h) -> {}).run();
        }
    }
}
