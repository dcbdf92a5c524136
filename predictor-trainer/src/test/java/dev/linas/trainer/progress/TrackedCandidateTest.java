package dev.linas.trainer.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.space.Genome;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrackedCandidateTest {
    private static final List<Objective> OBJECTIVES =
            List.of(
                    new Objective("accuracy", "lab", Goal.MAXIMIZE, OptionalDouble.empty()),
                    new Objective("ms", "phone", Goal.MINIMIZE, OptionalDouble.empty()));

    @Test
    void shouldRememberWhatIsAskedOnlyWhereThatIsNotEveryObjective() {
        assertThat(asked("accuracy@lab", "ms@phone", "energy@phone")).isEmpty();
        assertThat(asked("energy@phone")).isEmpty();
        assertThat(asked("ms@phone", "energy@phone")).containsExactly("ms@phone", "energy@phone");
    }

    private static List<String> asked(String... metrics) {
        return TrackedCandidate.arrived(
                        new CandidateKey("s", 0, 0), Genome.of(0), 1, List.of(metrics))
                .forObjectives(OBJECTIVES)
                .asked();
    }
}
