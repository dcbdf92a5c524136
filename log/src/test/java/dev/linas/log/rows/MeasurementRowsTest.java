package dev.linas.log.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.MetricValue;
import dev.linas.log.table.RowOutcome;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementRowsTest {
    private static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "small",
                    """
                    {"format": "linas-space/1", "name": "small",
                     "variables": [{"name": "depth", "options": [1, 2]},
                                   {"name": "width", "options": [0.5, 1.0]}]}
                    """);
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final MeasurementRows rows = new MeasurementRows(SPACE);
    private final List<LogRow> read = new ArrayList<>();

    @Test
    void shouldTellWhatAMeasurementTells() {
        add(
                measurement(
                        0,
                        MetricResult.newBuilder(measured("ms", 2.5))
                                .setSpread(0.25)
                                .setStandardError(0.125)
                                .build(),
                        measured("mj", 7)));

        LogRow row = read.get(0);
        assertThat(row.options()).containsExactly("2", "0.5");
        assertThat(row.outcome()).isEqualTo(RowOutcome.MEASURED);
        assertThat(row.error()).isEmpty();
        assertThat(row.device()).isEqualTo("processor");
        assertThat(row.measuredAt()).contains(TIME);
        assertThat(row.durationMillis()).hasValue(12);
        assertThat(row.metrics())
                .containsExactly(
                        Map.entry("ms", new MetricValue(2.5, 0.25, 0.125)),
                        Map.entry("mj", new MetricValue(7, Double.NaN, Double.NaN)));
    }

    @Test
    void shouldCountTheFirstOutcomeOfEachMetric() {
        add(measurement(0, measured("ms", 1)));
        add(measurement(0, measured("ms", 2))); // nothing new
        add(measurement(0, measured("ms", 3), measured("mj", 4))); // one of the two
        add(measurement(1, measured("ms", 5))); // of another candidate

        assertThat(read)
                .extracting(row -> row.metrics().keySet().toString())
                .containsExactly("[ms]", "[mj]", "[ms]");
        assertThat(read.get(0).metrics().get("ms").value()).isEqualTo(1);
    }

    @Test
    void shouldBeAsTheMetricThatFaredWorst() {
        add(
                measurement(
                        0,
                        failed("ms", Outcome.FAILED_TRANSIENT, "busy"),
                        failed("mj", Outcome.FAILED_PERMANENT, "no meter"),
                        measured("macs", 9)));

        LogRow row = read.get(0);
        assertThat(row.outcome()).isEqualTo(RowOutcome.FAILED_PERMANENT);
        assertThat(row.error()).isEqualTo("ms: busy; mj: no meter");
        assertThat(row.metrics()).containsOnlyKeys("macs");
    }

    @Test
    void shouldRefuseAnotherSpaceOrNoGenomeOfIt() {
        Measurement elsewhere =
                Measurement.newBuilder(measurement(3, measured("ms", 1)))
                        .setSpaceDigest("0123")
                        .build();
        Measurement outside =
                Measurement.newBuilder(measurement(4, measured("ms", 1)))
                        .setGenome(ByteBuffer.wrap(new byte[] {7, 0}))
                        .build();

        assertThatThrownBy(() -> add(elsewhere))
                .hasMessage(
                        "candidate 2/3 of search 's' is of space 0123, not of small (%s)",
                        SPACE.digest());
        assertThatThrownBy(() -> add(outside)).isInstanceOf(IllegalArgumentException.class);
    }

    private void add(Measurement measurement) {
        rows.next(measurement).ifPresent(read::add);
    }

    private static MetricResult measured(String metric, double value) {
        return MetricResult.newBuilder()
                .setMetric(metric)
                .setOutcome(Outcome.MEASURED)
                .setValue(value)
                .build();
    }

    private static MetricResult failed(String metric, Outcome outcome, String why) {
        return MetricResult.newBuilder()
                .setMetric(metric)
                .setOutcome(outcome)
                .setError(why)
                .build();
    }

    private static Measurement measurement(int index, MetricResult... results) {
        return Measurement.newBuilder()
                .setSearchId("s")
                .setRound(2)
                .setIndex(index)
                .setSpaceDigest(SPACE.digest())
                .setGenome(ByteBuffer.wrap(new byte[] {1, 0}))
                .setPool("phone")
                .setInstance("worker")
                .setResults(List.of(results))
                .setRepeat(false)
                .setMeterFingerprint("0")
                .setDevice(new DeviceFacts("os", "arch", "processor", 1, "17", Map.of()))
                .setMeasuredAt(TIME)
                .setDurationMillis(12)
                .setDelivery(1)
                .build();
    }
}
