package dev.linas.trainer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NewcomerFrontTest {
    private static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "test",
                    """
                    {"format": "linas-space/1", "name": "small", "variables": [
                      {"name": "a", "options": [1, 2, 3]},
                      {"name": "b", "options": [1, 2, 3]},
                      {"name": "c", "options": [1, 2, 3]}]}
                    """);
    private static final List<Genome> GENOMES = SPACE.canonicalGenomes().toList();

    @Test
    void shouldMeasureTheBestOfTheEarlierRowsRatherThanAny() {
        Map<Genome, Double> measured = measured(8, genome -> OptionalDouble.of(latency(genome)));

        assertThat(measured).hasSize(8);
        assertThat(measured.keySet().stream().skip(NewcomerFront.TELLING))
                .as("what is dear without being good")
                .noneMatch(genome -> genome.option(2) > 0);
    }

    @Test
    void shouldGiveTheSameEveryTime() {
        Function<Genome, OptionalDouble> meter = genome -> OptionalDouble.of(latency(genome));

        assertThat(List.copyOf(measured(6, meter).keySet()))
                .isEqualTo(List.copyOf(measured(6, meter).keySet()));
    }

    @Test
    void shouldGoOnWhereMeasuringFails() {
        assertThat(measured(5, genome -> OptionalDouble.empty())).isEmpty();
        assertThat(measured(100, genome -> OptionalDouble.of(latency(genome))))
                .hasSize(GENOMES.size());
    }

    private static Map<Genome, Double> measured(int count, Function<Genome, OptionalDouble> meter) {
        double[] known = GENOMES.stream().mapToDouble(genome -> 3 * latency(genome)).toArray();
        Map<Genome, Double> qualityCosts = new LinkedHashMap<>();
        GENOMES.forEach(g -> qualityCosts.put(g, -10.0 * g.option(0) - 3.0 * g.option(1)));
        return NewcomerFront.measure(
                SPACE, List.of(KnownDevice.fit(SPACE, GENOMES, known)), qualityCosts, count, meter);
    }

    /** The third variable costs, and is good for nothing. */
    private static double latency(Genome genome) {
        return 5 + 4 * genome.option(0) + 2 * genome.option(1) + 3 * genome.option(2);
    }
}
