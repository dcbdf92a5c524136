package dev.linas.proposer.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.proposer.Spaces;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpaceFillingDesignTest {
    private final InitialDesign design = new SpaceFillingDesign();

    @Test
    void shouldBeginWithTheExtremeSubNetworks() {
        SearchSpace space = Spaces.cells();

        assertThat(design.design(space, 20, Set.of(), new SplittableRandom(1)))
                .hasSize(20)
                .doesNotHaveDuplicates()
                .startsWith(Genome.of(0, 0, 0, 0, 0, 0), Genome.of(4, 4, 4, 4, 4, 4));
    }

    @Test
    void shouldFollowTheExtremesByRandomOnesWhereOnlyTheseAreAskedFor() {
        SearchSpace space = Spaces.tiny();
        InitialDesign extremes = new ExtremesDesign();
        List<Genome> all = space.canonicalGenomes().toList();
        List<Genome> two = extremes.design(space, 2, Set.of(), new SplittableRandom(1));

        assertThat(two).isEqualTo(design.design(space, 2, Set.of(), new SplittableRandom(1)));
        assertThat(extremes.design(space, 9, Set.of(), new SplittableRandom(1)))
                .hasSize(9)
                .doesNotHaveDuplicates()
                .startsWith(two.get(0), two.get(1));
        assertThat(extremes.design(space, 50, Set.copyOf(two), new SplittableRandom(1)))
                .hasSize(all.size() - 2)
                .doesNotContainAnyElementsOf(two);
    }

    @Test
    void shouldLieFartherApartThanRandomDraws() {
        SearchSpace space = Spaces.mobileNet();

        double filling =
                nearest(space, design.design(space, 30, Set.of(), new SplittableRandom(1)));
        double random =
                nearest(
                        space,
                        new RandomDesign().design(space, 30, Set.of(), new SplittableRandom(1)));

        assertThat(filling).isGreaterThan(random);
    }

    @Test
    void shouldNotPreferSubNetworksOfManyActiveVariables() {
        SearchSpace space =
                SearchSpaceReader.read(
                        "deep",
                        """
                        {"format": "linas-space/1", "name": "deep", "variables": [
                          {"name": "layers", "options": [1, 2, 3, 4, 5, 6]},
                          {"name": "width1..width6", "options": [8, 16, 32, 64, 128]}],
                         "active": [
                          {"variables": ["width2"], "when": {"layers": [2, 3, 4, 5, 6]}},
                          {"variables": ["width3"], "when": {"layers": [3, 4, 5, 6]}},
                          {"variables": ["width4"], "when": {"layers": [4, 5, 6]}},
                          {"variables": ["width5"], "when": {"layers": [5, 6]}},
                          {"variables": ["width6"], "when": {"layers": [6]}}]}
                        """);

        assertThat(design.design(space, 60, Set.of(), new SplittableRandom(1)))
                .filteredOn(genome -> genome.option(0) < 3)
                .hasSizeGreaterThan(12);
    }

    @Test
    void shouldKeepToWhatIsOpenAndToTheSizeAsked() {
        SearchSpace space = Spaces.tiny();
        List<Genome> all = space.canonicalGenomes().toList();
        Set<Genome> barred = Set.copyOf(all.subList(0, 10));

        assertThat(design.design(space, 50, barred, new SplittableRandom(1)))
                .containsExactlyInAnyOrderElementsOf(all.subList(10, 13));
        assertThat(design.design(space, 1, Set.of(), new SplittableRandom(1))).hasSize(1);
        assertThat(design.design(space, 0, Set.of(), new SplittableRandom(1))).isEmpty();
        assertThat(design.design(space, 5, Set.copyOf(all), new SplittableRandom(1))).isEmpty();
    }

    @Test
    void shouldDrawTheSameDesignForTheSameSeedOnly() {
        SearchSpace space = Spaces.mobileNet();
        List<Genome> drawn = design.design(space, 20, Set.of(), new SplittableRandom(1));

        assertThat(design.design(space, 20, Set.of(), new SplittableRandom(1))).isEqualTo(drawn);
        assertThat(design.design(space, 20, Set.of(), new SplittableRandom(2))).isNotEqualTo(drawn);
    }

    private static double nearest(SearchSpace space, List<Genome> genomes) {
        OneHotEncoding encoding = new OneHotEncoding(space);
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < genomes.size(); i++) {
            for (int j = 0; j < i; j++) {
                long[] left = encoding.pack(genomes.get(i));
                long[] right = encoding.pack(genomes.get(j));
                nearest = Math.min(nearest, OneHotEncoding.dissimilarity(left, right));
            }
        }
        return nearest;
    }
}
