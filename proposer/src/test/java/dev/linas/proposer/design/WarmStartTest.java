package dev.linas.proposer.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WarmStartTest {
    private final SearchSpace space = Spaces.cells();
    private final List<Genome> start =
            new RandomDesign().design(space, 7, Set.of(), new SplittableRandom(1));
    private final InitialDesign design = new WarmStart(start, new RandomDesign());

    @Test
    void shouldBeginWithTheGenomesGivenAndFillTheRest() {
        assertThat(design.design(space, 20, Set.of(), new SplittableRandom(2)))
                .hasSize(20)
                .doesNotHaveDuplicates()
                .startsWith(start.toArray(Genome[]::new));
    }

    @Test
    void shouldTakeThoseThatAreSpreadEvenlyWhereNotAllFit() {
        assertThat(design.design(space, 3, Set.of(), new SplittableRandom(2)))
                .containsExactly(start.get(0), start.get(3), start.get(6));
        assertThat(design.design(space, 1, Set.of(), new SplittableRandom(2)))
                .containsExactly(start.get(0));
        assertThat(design.design(space, 0, Set.of(), new SplittableRandom(2))).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatIsBarred() {
        Set<Genome> barred = Set.copyOf(start.subList(0, 5));

        assertThat(design.design(space, 4, barred, new SplittableRandom(2)))
                .hasSize(4)
                .startsWith(start.get(5), start.get(6))
                .doesNotContainAnyElementsOf(barred);
    }
}
