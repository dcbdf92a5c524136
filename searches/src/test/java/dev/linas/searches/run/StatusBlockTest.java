package dev.linas.searches.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.CandidateProvenance;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Origin;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Round;
import dev.linas.searches.TestSpaces;
import dev.linas.searches.stream.SearchProgress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StatusBlockTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final SearchProgress progress =
            new SearchProgress(TestSpaces.spec(), OptionalInt.of(20), List.of());

    @Test
    void shouldCountTheTimeLeftFromTheFirstMeasurement() {
        StatusBlock block = new StatusBlock(progress);
        assertThat(block.lines(at(0), 80)).noneMatch(line -> line.contains("left"));

        measured(0, 100); // a start-up of 100 s
        assertThat(block.lines(at(100), 80)).noneMatch(line -> line.contains("left"));
        measured(1, 110);

        assertThat(block.lines(at(110), 80).get(0))
                .isEqualTo("round 0  2/20 evaluations  10 %  about 3:00 left");
    }

    @Test
    void shouldTellWhatIsMeasuredNowAndHowFastByWhom() {
        beat("lab", "toy/0/2", "other/9/9");
        proposed(6);
        measured(0, 10);
        measured(1, 20);
        measured(2, 30);

        List<String> lines = new StatusBlock(progress).lines(at(30), 100);

        assertThat(lines).contains("3 of 6 of the round are in  now 0/2");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("lab: 1 worker, 6.0 per minute  phone: NOBODY, 6.0 per minute");
    }

    @Test
    void shouldTellTheTrendOfTheHypervolume() {
        closed(0, 1.0);
        closed(1, 1.5);

        assertThat(new StatusBlock(progress).lines(at(0), 80).get(1))
                .startsWith("hypervolume 1.500 ▁█  +50.0 % in a round  front 0");
    }

    @Test
    void shouldKeepWithinANarrowTerminal() {
        closed(0, 1.0);
        beat("lab", "toy/0/2");

        assertThat(new StatusBlock(progress).lines(at(0), 24))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(24));
    }

    private static Instant at(int seconds) {
        return BEGIN.plusSeconds(seconds);
    }

    private void closed(int number, double hypervolume) {
        progress.accept(
                Round.newBuilder()
                        .setSearchId("toy")
                        .setNumber(number)
                        .setRows(List.of())
                        .setPredictors(List.of())
                        .setArchive(
                                new Archive(
                                        "toy",
                                        number,
                                        0,
                                        0,
                                        List.of(),
                                        hypervolume,
                                        List.of(0.0, 100.0),
                                        List.of()))
                        .setWanted(List.of())
                        .setBudget(20)
                        .setClosedBy(ClosedBy.COMPLETE)
                        .setFinished(false)
                        .setFinishReason(null)
                        .setClosedAt(BEGIN)
                        .setCodeVersion("1")
                        .build(),
                0);
    }

    private void proposed(int size) {
        progress.accept(
                Candidate.newBuilder()
                        .setSearchId("toy")
                        .setRound(0)
                        .setIndex(0)
                        .setRoundSize(size)
                        .setSpaceDigest("0")
                        .setSpaceName("tiny")
                        .setGenome(ByteBuffer.wrap(new byte[] {0}))
                        .setOptions(List.of())
                        .setWanted(List.of())
                        .setProvenance(
                                new CandidateProvenance(Origin.INITIAL_DESIGN, "linas", 1L, "1"))
                        .build(),
                0);
    }

    private void measured(int index, int seconds) {
        measured(index, seconds, "lab", "accuracy");
        measured(index, seconds, "phone", "latency_ms");
    }

    private void measured(int index, int seconds, String pool, String metric) {
        progress.accept(
                Measurement.newBuilder()
                        .setSearchId("toy")
                        .setRound(0)
                        .setIndex(index)
                        .setSpaceDigest("0")
                        .setGenome(ByteBuffer.wrap(new byte[] {0}))
                        .setPool(pool)
                        .setInstance("i")
                        .setResults(
                                List.of(
                                        MetricResult.newBuilder()
                                                .setMetric(metric)
                                                .setOutcome(Outcome.MEASURED)
                                                .setValue(1.0)
                                                .build()))
                        .setRepeat(false)
                        .setMeterFingerprint("f")
                        .setDevice(new DeviceFacts("os", "arch", "cpu", 1, "java", Map.of()))
                        .setMeasuredAt(Instant.EPOCH)
                        .setDurationMillis(1L)
                        .setDelivery(1)
                        .build(),
                at(seconds).toEpochMilli());
    }

    private void beat(String pool, String... busyWith) {
        progress.acceptStatus(
                pool,
                EvaluatorStatus.newBuilder()
                        .setPool(pool)
                        .setInstance("i")
                        .setSpaceDigest("0")
                        .setMetrics(List.of())
                        .setUnavailable(Map.of())
                        .setMeterFingerprint("f")
                        .setDevice(new DeviceFacts("os", "arch", "cpu", 1, "java", Map.of()))
                        .setWorkers(1)
                        .setBusyWith(List.of(busyWith))
                        .setMeasured(0L)
                        .setStartedAt(BEGIN)
                        .setLastSeen(at(30))
                        .setHeartbeatMillis(60_000L)
                        .build());
    }
}
