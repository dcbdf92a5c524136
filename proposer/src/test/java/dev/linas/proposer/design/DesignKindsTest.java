package dev.linas.proposer.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract that every named {@link InitialDesign} keeps. */
class DesignKindsTest {
    private static final SearchSpace SPACE = Spaces.grid(2, 21);
    private static final List<Genome> ALL = SPACE.canonicalGenomes().toList();

    static List<String> kinds() {
        return InitialDesigns.ALL.names();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldChooseAsManyOpenOnesAsAskedOrAllThereAre(String kind) {
        Set<Genome> barred = new HashSet<>(ALL.subList(0, 100));
        Set<Genome> before = Set.copyOf(barred);
        for (int count : new int[] {0, 1, 2, 30, 1_000}) {
            assertThat(design(kind, SPACE, count, barred, 1))
                    .as("%d asked", count)
                    .hasSize(Math.min(count, ALL.size() - barred.size()))
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(before)
                    .allMatch(SPACE::isCanonical);
        }
        assertThat(barred).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldChooseTheSameForTheSameSeed(String kind) {
        SearchSpace space = Spaces.mobileNet();

        assertThat(design(kind, space, 20, Set.of(), 7))
                .isEqualTo(design(kind, space, 20, Set.of(), 7))
                .allMatch(space::isCanonical);
    }

    private static List<Genome> design(
            String kind, SearchSpace space, int count, Set<Genome> barred, long seed) {
        return InitialDesigns.ALL
                .named(Optional.of(kind))
                .design(space, count, barred, new SplittableRandom(seed));
    }
}
