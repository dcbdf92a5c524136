package dev.linas.proposer.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomDesignTest {
    private final InitialDesign design = new RandomDesign();

    @Test
    void shouldDrawDistinctCanonicalGenomes() {
        SearchSpace space = Spaces.mobileNet();

        List<Genome> drawn = design.design(space, 200, Set.of(), new SplittableRandom(1));

        assertThat(drawn).hasSize(200).doesNotHaveDuplicates().allMatch(space::isCanonical);
    }

    @Test
    void shouldDrawTheSameDesignForTheSameSeedOnly() {
        SearchSpace space = Spaces.mobileNet();

        List<Genome> drawn = design.design(space, 20, Set.of(), new SplittableRandom(1));

        assertThat(design.design(space, 20, Set.of(), new SplittableRandom(1))).isEqualTo(drawn);
        assertThat(design.design(space, 20, Set.of(), new SplittableRandom(2)))
                .doesNotContainAnyElementsOf(drawn);
    }

    @Test
    void shouldUseEveryOptionOfAVariableAboutEquallyOften() {
        List<Genome> drawn =
                design.design(Spaces.cells(), 5_000, Set.of(), new SplittableRandom(3));

        for (int v = 0; v < 6; v++) {
            int variable = v;
            for (int option = 0; option < 5; option++) {
                int wanted = option;
                long times = drawn.stream().filter(g -> g.option(variable) == wanted).count();
                // Expected 1,000; the standard deviation is 28.
                assertThat(times).isBetween(860L, 1_140L);
            }
        }
    }

    @Test
    void shouldLeaveOutWhatIsBarredWithoutChangingIt() {
        SearchSpace space = Spaces.cells();
        Set<Genome> barred =
                new HashSet<>(design.design(space, 15_000, Set.of(), new SplittableRandom(1)));
        Set<Genome> before = Set.copyOf(barred);

        List<Genome> drawn = design.design(space, 100, barred, new SplittableRandom(2));

        assertThat(drawn).hasSize(100).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
        assertThat(barred).isEqualTo(before);
    }

    @Test
    void shouldFindTheVeryLastGenomesOfASpace() {
        SearchSpace space = Spaces.cells();
        List<Genome> last = space.canonicalGenomes().skip(15_622).toList();
        Set<Genome> barred = new HashSet<>(space.canonicalGenomes().toList());
        last.forEach(barred::remove);

        assertThat(design.design(space, 10, barred, new SplittableRandom(1)))
                .containsExactlyInAnyOrderElementsOf(last);
    }

    @Test
    void shouldGiveTheWholeSpaceWhereItIsSmallerThanTheDesign() {
        assertThat(design.design(Spaces.tiny(), 50, Set.of(), new SplittableRandom(1)))
                .containsExactlyInAnyOrderElementsOf(Spaces.tiny().canonicalGenomes().toList());
    }

    @Test
    void shouldGiveNothingWhereNothingIsWantedOrLeft() {
        Set<Genome> all = Set.copyOf(Spaces.tiny().canonicalGenomes().toList());

        assertThat(design.design(Spaces.tiny(), 0, Set.of(), new SplittableRandom(1))).isEmpty();
        assertThat(design.design(Spaces.tiny(), 5, all, new SplittableRandom(1))).isEmpty();
    }
}
