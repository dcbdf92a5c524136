package dev.linas.searches.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Objective;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.SearchMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoiningDeviceTest {
    private static final Search KNOWN = SearchStates.state(Optional.empty()).search();
    private static final Evaluation ROW =
            new Evaluation(0, 0, Genome.of(1, 2, 0, 1), new double[] {70, 9}, false);

    @Test
    void shouldSearchForWhatIsSharedAndForItsOwnMetricWithTheDefaults() {
        Search record = join(KNOWN, new JoiningDevice("watch", "latency_ms", 40));
        SearchSpec spec = SearchMapper.toSpec(record);

        assertThat(spec.id()).isEqualTo("toy.watch");
        assertThat(spec.objectives())
                .extracting(dev.linas.core.objective.Objective::id)
                .containsExactly("accuracy@lab", "latency_ms@watch");
        assertThat(spec.budget()).hasValue(40);
        assertThat(spec.tactic()).isEqualTo("linas");
        assertThat(spec.initialPopulation()).isEqualTo(10);
        assertThat(record.getWarmStartSearch()).isEqualTo("toy");
    }

    @Test
    void shouldBeginWithTheFrontAndLearnFromTheRows() {
        SearchSpec spec =
                SearchMapper.toSpec(join(KNOWN, new JoiningDevice("watch", "latency_ms", 40)));

        assertThat(spec.strategy().warmStart()).containsExactly(ROW.genome());
        assertThat(spec.strategy().earlierRows()).containsExactly(ROW);
    }

    @Test
    void shouldLeaveOutTheObjectivesOfOtherDevices() {
        Objective accuracy = KNOWN.getObjectives().get(0);
        Objective latency = KNOWN.getObjectives().get(1);
        Search fleet =
                Search.newBuilder(KNOWN)
                        .setObjectives(
                                List.of(
                                        accuracy,
                                        Objective.newBuilder(latency).setPerPool(true).build(),
                                        Objective.newBuilder(latency)
                                                .setPool("board")
                                                .setPerPool(true)
                                                .build()))
                        .build();

        Search joined = join(fleet, new JoiningDevice("watch", "latency_ms", 40));

        assertThat(joined.getObjectives())
                .containsExactly(accuracy, Objective.newBuilder(latency).setPool("watch").build());
    }

    @Test
    void shouldRefuseAMetricThatTheSearchDoesNotKnowAndADeviceThatItHas() {
        assertThatThrownBy(() -> join(KNOWN, new JoiningDevice("watch", "watts", 40)))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "search 'toy' has no objective 'watts'",
                        "minimize latency_ms@phone",
                        "'linas search add-pool toy watch watts'");
        assertThatThrownBy(() -> join(KNOWN, new JoiningDevice("watch", "latency", 40)))
                .hasMessageEndingWith("Did you mean 'latency_ms'?");
        assertThatThrownBy(() -> join(KNOWN, new JoiningDevice("phone", "latency_ms", 40)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has latency_ms@phone as an objective already");
    }

    private static Search join(Search known, JoiningDevice device) {
        Archive archive =
                new Archive(
                        "toy",
                        0,
                        1,
                        0,
                        List.of(EvaluationMapper.toFrontPoint(ROW)),
                        1.0,
                        List.of(1.0, 2.0),
                        List.of());
        Round round =
                Round.newBuilder(SearchStates.closed(1, null).orElseThrow())
                        .setNumber(0)
                        .setRows(List.of(EvaluationMapper.toRow(ROW)))
                        .build();
        return device.search(known, Optional.of(archive), List.of(round), Instant.EPOCH, "1");
    }
}
