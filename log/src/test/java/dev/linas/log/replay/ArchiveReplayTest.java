package dev.linas.log.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.log.SimulatedRecords;
import dev.linas.log.record.InvalidLogException;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Round;
import dev.linas.schemas.mapping.SearchMapper;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReplayTest {
    @TempDir static Path folder;

    private static SimulatedRecords records;
    private static SearchSpec spec;

    @BeforeAll
    static void runASearch() throws Exception {
        records = SimulatedRecords.run(folder, "");
        spec = SearchMapper.toSpec(records.log().search());
    }

    @Test
    void shouldComeToTheArchiveOfEveryRound() {
        ArchiveReplay replay = new ArchiveReplay(spec);
        for (Round round : records.log().rounds()) {
            records.log().measurements().stream()
                    .filter(m -> m.getRound() == round.getNumber())
                    .forEach(replay::accept);

            assertThat(replay.matrix().size()).isEqualTo(round.getArchive().getEvaluations());
            assertThat(replay.hypervolume(records.result().referencePoint().orElseThrow()).value())
                    .isEqualTo(round.getArchive().getHypervolume());
        }
        assertThat(replay.front()).isEqualTo(records.result().front());
    }

    /** The same candidate under two places, failures, repeats, and any order of arrival. */
    @Test
    void shouldComeToTheFrontOfTheRowsInWhateverOrderTheyArrive() {
        List<Measurement> measurements = new ArrayList<>();
        for (Measurement measurement : records.log().measurements()) {
            measurements.add(measurement);
            MetricResult.Builder result = MetricResult.newBuilder(measurement.getResults().get(0));
            result.setValue(result.getValue() * 0.9);
            if (measurements.size() % 7 == 0) {
                result.setOutcome(Outcome.FAILED_TRANSIENT);
            }
            measurements.add(
                    Measurement.newBuilder(measurement)
                            .setRound(100 + measurement.getRound())
                            .setResults(List.of(result.build()))
                            .build());
            measurements.add(
                    Measurement.newBuilder(measurement)
                            .setResults(List.of(result.build()))
                            .build());
        }
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(measurements, new Random(seed));
            ArchiveReplay replay = new ArchiveReplay(spec);
            for (int m = 0; m < measurements.size(); m++) {
                replay.accept(measurements.get(m));
                if (m % 37 == 0 || m == measurements.size() - 1) {
                    assertThat(replay.front()).isEqualTo(front(replay));
                }
            }
        }
    }

    private static List<Evaluation> front(ArchiveReplay replay) {
        List<Evaluation> rows =
                IntStream.range(0, replay.matrix().size())
                        .mapToObj(replay.matrix()::evaluation)
                        .toList();
        return ParetoFront.of(rows, spec.objectives());
    }

    @Test
    void shouldRefuseWhatIsOfAnotherSpaceOrGenome() {
        ArchiveReplay replay = new ArchiveReplay(spec);
        Measurement first = records.log().measurements().get(0);
        replay.accept(first);
        Measurement elsewhere = Measurement.newBuilder(first).setSpaceDigest("0").build();
        Measurement changed =
                Measurement.newBuilder(first)
                        .setGenome(ByteBuffer.wrap(new byte[] {2, 2, 2, 2, 2, 2}))
                        .build();
        Measurement outside =
                Measurement.newBuilder(first)
                        .setRound(9)
                        .setGenome(ByteBuffer.wrap(new byte[] {9, 0, 0, 0, 0, 0}))
                        .build();

        assertThatThrownBy(() -> replay.accept(elsewhere))
                .isInstanceOf(InvalidLogException.class)
                .hasMessageContaining("candidate 0/0 of search 'recorded', pool 'lab'")
                .hasMessageContaining("is of space 0");
        assertThatThrownBy(() -> replay.accept(changed))
                .isInstanceOf(InvalidLogException.class)
                .hasMessageContaining("then as 2,2,2,2,2,2");
        assertThatThrownBy(() -> replay.accept(outside)).isInstanceOf(InvalidLogException.class);
    }
}
