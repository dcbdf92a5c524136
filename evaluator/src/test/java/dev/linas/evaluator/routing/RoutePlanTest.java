package dev.linas.evaluator.routing;

import static dev.linas.evaluator.PoolFixture.SPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RoutePlanTest {
    private static final PoolIdentity POOL =
            new PoolIdentity("pixel", SPACE, List.of("latency", "energy"), "f");
    private static final Genome GENOME = Genome.of(1, 0, 0);

    @Test
    void shouldAnswerWhatIsKnownAndMeasureTheRest() {
        RoutePlan plan = plan(GENOME, List.of("energy", "latency"), Set.of("latency"));

        assertThat(plan.repeats()).containsExactly("latency");
        assertThat(plan.missing()).containsExactly("energy");
        assertThat(plan.refused()).isEmpty();
    }

    @Test
    void shouldRefuseAMetricThatThePoolDoesNotMeasure() {
        RoutePlan plan = plan(GENOME, List.of("latency", "smell"), Set.of("smell"));

        assertThat(plan.missing()).containsExactly("latency");
        assertThat(plan.refused())
                .containsExactly(
                        Map.entry(
                                "smell",
                                "pool pixel does not measure metric smell; it measures [latency,"
                                        + " energy]"));
    }

    @Test
    void shouldRefuseEveryMetricOfAnotherSpace() {
        RoutePlan plan =
                RoutePlan.of(POOL, "other", "0ff", GENOME, List.of("latency"), metric -> true);

        assertThat(plan.repeats()).isEmpty();
        assertThat(plan.missing()).isEmpty();
        assertThat(plan.refused().get("latency"))
                .contains("serves search space tiny", "candidate is of other (digest 0ff)");
    }

    @Test
    void shouldRefuseAGenomeOutsideItsSpace() {
        assertThat(plan(Genome.of(2, 0, 0), List.of("latency"), Set.of()).refused().get("latency"))
                .contains("option index 2 of variable kind");
        assertThat(plan(Genome.of(0), List.of("latency"), Set.of()).refused().get("latency"))
                .contains("has 1 variables");
    }

    @Property
    void shouldPutEveryMetricInExactlyOnePlace(
            @ForAll Set<String> wanted, @ForAll Set<String> known, @ForAll boolean ours) {
        TreeSet<String> metrics = new TreeSet<>(wanted);
        metrics.addAll(List.of("latency", "energy"));
        String digest = ours ? SPACE.digest() : "other";

        RoutePlan plan =
                RoutePlan.of(
                        POOL, "s", digest, GENOME, List.copyOf(metrics), m -> known.contains(m));

        TreeSet<String> placed = new TreeSet<>(plan.repeats());
        placed.addAll(plan.missing());
        placed.addAll(plan.refused().keySet());
        assertThat(placed).isEqualTo(metrics);
        assertThat(plan.repeats().size() + plan.missing().size() + plan.refused().size())
                .isEqualTo(metrics.size());
    }

    private static RoutePlan plan(Genome genome, List<String> wanted, Set<String> known) {
        return RoutePlan.of(POOL, SPACE.name(), SPACE.digest(), genome, wanted, known::contains);
    }
}
