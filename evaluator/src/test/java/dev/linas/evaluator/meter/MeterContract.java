package dev.linas.evaluator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every meter must do, whatever it measures. Genome 0,0,0 can be measured by all. */
public abstract class MeterContract {
    private static final Genome GENOME = Genome.of(0, 0, 0);

    /** Settings of a pool that measures metric {@code m}, on {@link PoolFixture#SPACE}. */
    protected abstract PoolSettings pool();

    @Test
    void shouldGiveAFiniteValueForTheMetricItDescribes() throws Exception {
        try (Meter meter = open()) {
            assertThat(meter.describe().metrics()).containsExactly("m");
            assertThat(measure(meter, "m").outcomes().get("m"))
                    .isInstanceOf(MetricOutcome.Measured.class);
        }
    }

    @Test
    void shouldGiveAnOutcomeForEveryMetricOfTheTask() throws Exception {
        try (Meter meter = open()) {
            MeterReading reading = measure(meter, "unheard-of", "m");

            assertThat(reading.outcomes()).containsOnlyKeys("unheard-of", "m");
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
        MeterSource source = Meters.load(pool(), PoolFixture.SPACE);
        try (Meter first = source.open();
                Meter second = source.open()) {
            MeterReading reading = measure(first, "m");

            assertThat(measure(first, "m")).isEqualTo(reading);
            assertThat(measure(second, "m")).isEqualTo(reading);
        }
    }

    @Test
    void shouldDescribeEveryMeterOfASourceAlike() {
        MeterSource source = Meters.load(pool(), PoolFixture.SPACE);
        try (Meter first = source.open()) {
            assertThat(first.describe()).isEqualTo(source.description());
            assertThat(source.description().fingerprint()).matches("[0-9a-f]{64}");
            assertThat(Meters.load(pool(), PoolFixture.SPACE).description())
                    .isEqualTo(source.description());
        }
    }

    @Test
    void shouldCloseTwiceWithoutComplaint() {
        Meter meter = open();
        meter.close();
        meter.close();
    }

    private Meter open() {
        return Meters.open(pool(), PoolFixture.SPACE);
    }

    private static MeterReading measure(Meter meter, String... metrics)
            throws InterruptedException {
        return meter.measure(MeterTask.of(PoolFixture.SPACE, GENOME, List.of(metrics)));
    }
}
