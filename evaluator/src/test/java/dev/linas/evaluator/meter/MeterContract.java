package dev.linas.evaluator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every meter must do, whatever it measures. */
public abstract class MeterContract {

    /** Settings of a pool that measures {@link #metric()} only. */
    protected abstract PoolSettings pool();

    /** The space of the genomes; the one whose options are all the first can be measured. */
    protected SearchSpace space() {
        return PoolFixture.SPACE;
    }

    /** A metric whose value is the same every time. */
    protected String metric() {
        return "m";
    }

    @Test
    void shouldGiveAFiniteValueForTheMetricItDescribes() throws Exception {
        try (Meter meter = open()) {
            assertThat(meter.describe().metrics()).containsExactly(metric());
            assertThat(measure(meter, metric()).outcomes().get(metric()))
                    .isInstanceOf(MetricOutcome.Measured.class);
        }
    }

    @Test
    void shouldGiveAnOutcomeForEveryMetricOfTheTask() throws Exception {
        try (Meter meter = open()) {
            MeterReading reading = measure(meter, "unheard-of", metric());

            assertThat(reading.outcomes()).containsOnlyKeys("unheard-of", metric());
            assertThat(reading.outcomes().get("unheard-of"))
                    .isInstanceOfSatisfying(
                            MetricOutcome.Failed.class,
                            failed -> {
                                assertThat(failed.permanent()).isTrue();
                                assertThat(failed.reason()).contains("unheard-of");
                            });
        }
    }

    @Test
    void shouldGiveTheSameAnswerAgainAndFromAnotherMeterOfTheSource() throws Exception {
        MeterSource source = Meters.load(pool(), space());
        try (Meter first = source.open();
                Meter second = source.open()) {
            MeterReading reading = measure(first, metric());

            assertThat(measure(first, metric()).outcomes()).isEqualTo(reading.outcomes());
            assertThat(measure(second, metric()).outcomes()).isEqualTo(reading.outcomes());
        }
    }

    @Test
    void shouldDescribeEveryMeterOfASourceAlike() {
        MeterSource source = Meters.load(pool(), space());
        try (Meter first = source.open()) {
            assertThat(first.describe()).isEqualTo(source.description());
            assertThat(source.description().fingerprint()).matches("[0-9a-f]{64}");
            assertThat(Meters.load(pool(), space()).description()).isEqualTo(source.description());
        }
    }

    @Test
    void shouldCloseTwiceWithoutComplaint() {
        Meter meter = open();
        meter.close();
        meter.close();
    }

    private Meter open() {
        return Meters.open(pool(), space());
    }

    private MeterReading measure(Meter meter, String... metrics) throws InterruptedException {
        Genome first = Genome.of(new int[space().size()]);
        return meter.measure(MeterTask.of(space(), first, List.of(metrics)));
    }
}
