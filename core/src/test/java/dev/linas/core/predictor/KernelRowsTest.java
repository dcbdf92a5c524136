package dev.linas.core.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.RandomSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KernelRowsTest {
    private static final SearchSpace OFA =
            BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();

    /** The width of a second layer counts where there is one. */
    private static final SearchSpace WIDTHS =
            SearchSpaceReader.read(
                    "widths",
                    """
                    {"format": "linas-space/1", "name": "widths",
                     "variables": [{"name": "depth", "options": [1, 2]},
                                   {"name": "w", "options": [8, 16, 24, 32, 40, 48, 56, 64, 80]},
                                   {"name": "op", "options": ["a", "b", "c"]}],
                     "active": [{"variables": ["w"], "when": {"depth": [2]}}]}\
                    """);

    private static final CellKernel CELL = new CellKernel(0.75, 0.5, 0.1);

    @Property(tries = 300)
    void shouldComputeTheKernelAsDefined(@ForAll long seed) {
        assertAsDefined(RandomSpaces.of(seed), 1 + Math.floorMod(seed, 12), seed);
    }

    @Test
    void shouldComputeTheKernelOfAWideSpaceWithInactiveVariables() {
        assertAsDefined(OFA, 40, 1);
    }

    @Property(tries = 100)
    void shouldComputeTheKernelThatKnowsTheOrderOfOptions(@ForAll long seed) {
        assertAsDefined(
                WIDTHS,
                1 + Math.floorMod(seed, 12),
                seed,
                kernel(WIDTHS, new SplittableRandom(seed)).ordered(true));
    }

    @Test
    void shouldTakeNeighboursInAnOrderForMoreAlikeThanBothEnds() {
        HammingKernel kernel = new HammingKernel(0, new double[] {0, 1, 0}).ordered(true);
        KernelRows rows =
                new KernelRows(kernel, new OneHotEncoding(WIDTHS), List.of(Genome.of(1, 0, 0)));
        double[] near = new double[1];
        double[] far = new double[1];
        rows.fill(Genome.of(1, 1, 0), near);
        rows.fill(Genome.of(1, 8, 0), far);

        assertThat(near[0]).isEqualTo(Math.exp(-1 / 15.0), within(1e-12));
        assertThat(far[0]).isEqualTo(Math.exp(-64 / 15.0), within(1e-12));
    }

    @Test
    void shouldComputeTheKernelOfCells() {
        SearchSpace cells = BuiltInSpaces.find("nas-bench-201").orElseThrow();
        assertAsDefined(
                cells,
                40,
                2,
                new HammingKernel(1, new double[] {1, 0.5, 0, 0.25, 2, 0.1}, Optional.of(CELL)));
    }

    @Test
    void shouldNotCompareCellsInASpaceWithoutOne() {
        HammingKernel kernel = new HammingKernel(1, new double[45], Optional.of(CELL));

        assertThatThrownBy(() -> new KernelRows(kernel, new OneHotEncoding(OFA), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add 'cell' to its file");
    }

    @Property(tries = 300)
    void shouldGiveTheKernelOfAGenomeWithItself(@ForAll long seed) {
        SearchSpace space = RandomSpaces.of(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Genome> supports = genomes(space, random, 1 + random.nextInt(12));
        KernelRows rows =
                new KernelRows(kernel(space, random), new OneHotEncoding(space), supports);
        double[] row = new double[rows.size()];

        for (int i = 0; i < row.length; i++) {
            rows.fill(supports.get(i), row);
            assertThat(rows.self(supports.get(i))).isEqualTo(row[i], within(1e-10));
        }
    }

    @Test
    void shouldBeSymmetric() {
        SplittableRandom random = new SplittableRandom(5);
        List<Genome> supports = genomes(OFA, random, 30);
        KernelRows rows = new KernelRows(kernel(OFA, random), new OneHotEncoding(OFA), supports);
        double[][] matrix = new double[30][30];
        for (int i = 0; i < 30; i++) {
            rows.fill(supports.get(i), matrix[i]);
        }

        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(matrix[i][j]).isEqualTo(matrix[j][i], within(1e-12));
            }
        }
    }

    /** Ten tenths do not add up to 1 in floating point. */
    @Test
    void shouldHaveNoLinearPartWhereAllSupportsAreEqual() {
        List<Genome> supports = genomes(OFA, new SplittableRandom(1), 2);
        HammingKernel kernel = new HammingKernel(1, new double[45]);
        KernelRows rows =
                new KernelRows(
                        kernel, new OneHotEncoding(OFA), Collections.nCopies(10, supports.get(0)));
        double[] row = new double[10];
        rows.fill(supports.get(1), row);

        assertThat(row).containsOnly(1.0);
        assertThat(rows.self(supports.get(1))).isEqualTo(1.0);
    }

    private static void assertAsDefined(SearchSpace space, int supportCount, long seed) {
        assertAsDefined(space, supportCount, seed, kernel(space, new SplittableRandom(seed)));
    }

    private static void assertAsDefined(
            SearchSpace space, int supportCount, long seed, HammingKernel kernel) {
        SplittableRandom random = new SplittableRandom(seed);
        OneHotEncoding encoding = new OneHotEncoding(space);
        List<Genome> supports = genomes(space, random, supportCount);
        PlainGaussianProcess plain = new PlainGaussianProcess(kernel, encoding, supports);
        KernelRows rows = new KernelRows(kernel, encoding, supports);
        double[] row = new double[supportCount];

        assertThat(rows.size()).isEqualTo(supportCount);
        for (Genome genome : genomes(space, random, 10)) {
            rows.fill(genome, row);
            assertThat(row).containsExactly(plain.row(genome), within(1e-10));
            assertThat(rows.self(genome)).isEqualTo(plain.kernel(genome, genome), within(1e-10));
        }
    }

    /** A linear part in two of three cases. */
    private static HammingKernel kernel(SearchSpace space, SplittableRandom random) {
        return new HammingKernel(random.nextInt(3), random.doubles(space.size(), 0, 2).toArray());
    }

    private static List<Genome> genomes(SearchSpace space, SplittableRandom random, int count) {
        return Stream.generate(() -> space.random(random)).limit(count).toList();
    }
}
