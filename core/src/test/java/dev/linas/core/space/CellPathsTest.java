package dev.linas.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellPathsTest {
    /** Operations: none 0, skip_connect 1, nor_conv_1x1 2, nor_conv_3x3 3, avg_pool_3x3 4. */
    private static final SearchSpace CELLS = BuiltInSpaces.find("nas-bench-201").orElseThrow();

    private static final CellPaths PATHS = CELLS.cell().orElseThrow();

    @Test
    void shouldFollowEveryPathOfNasBench201() {
        assertThat(PATHS.paths()).isEqualTo(4);
        // Sequences of 0 to 3 of three operations, each as often as paths are long enough.
        assertThat(PATHS.columns()).isEqualTo(4 + 3 * 4 + 9 * 3 + 27);
    }

    @Test
    void shouldCountThePathsThatTwoCellsDoNotShare() {
        Genome direct = Genome.of(0, 0, 0, 3, 0, 0);
        Genome other = Genome.of(0, 0, 0, 2, 0, 0);
        Genome both = Genome.of(3, 0, 0, 3, 1, 0);

        assertThat(distance(direct, other)).isEqualTo(2);
        assertThat(distance(direct, both)).isEqualTo(1);
        assertThat(distance(direct, Genome.of(0, 0, 0, 0, 0, 0))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // Nothing leaves node 1, so what enters it is lost.
        "300000, 200000",
        // A convolution before or after an identity is the same.
        "300010, 100030",
        // Nodes 1 and 2 change places.
        "310013, 130031",
        // Every path is cut.
        "333000, 000000"
    })
    void shouldNotTellCellsApartThatComputeTheSame(String left, String right) {
        assertThat(distance(genome(left), genome(right))).isZero();
    }

    @Test
    void shouldSetAsManyBitsAsPathsAreOpen() {
        assertThat(bits(Genome.of(1, 1, 1, 1, 1, 1))).isEqualTo(4);
        assertThat(bits(Genome.of(0, 1, 1, 1, 1, 1))).isEqualTo(2);
        assertThat(bits(Genome.of(0, 0, 0, 0, 0, 0))).isZero();
    }

    @Test
    void shouldStandBehindTheOptionsInTheFeatureEncoding() {
        OneHotEncoding options = new OneHotEncoding(CELLS);
        FeatureEncoding features = new FeatureEncoding(options);
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            Genome genome = CELLS.random(random);
            long[] row = features.pack(genome);
            for (int c = 0; c < features.columns(); c++) {
                int path = c - options.columns();
                assertThat(FeatureEncoding.isSet(row, c))
                        .isEqualTo(
                                path < 0
                                        ? FeatureEncoding.isSet(options.pack(genome), c)
                                        : FeatureEncoding.isSet(PATHS.pack(genome), path));
            }
        }
    }

    @Test
    void shouldLeaveTheDigestOfASpaceAsItIs() {
        SearchSpace plain = SearchSpaceReader.read("plain", space(""));
        SearchSpace cell =
                SearchSpaceReader.read(
                        "cell", space(", \"cell\": {\"edges\": {\"a\": [0, 1]}, \"zero\": [0]}"));

        assertThat(cell.digest()).isEqualTo(plain.digest());
        assertThat(plain.cell()).isEmpty();
        assertThat(SearchSpaceReader.read("again", cell.json()).cell()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"edges\": {\"z\": [0, 1]}} | 'cell.edges.z' names 'z', but there is no variable"
                        + " 'z'; there are [a, b]",
                "{\"edges\": {\"a\": [1, 0]}} | from node 1 to node 0",
                "{\"edges\": {\"a\": [0]}} | 'cell.edges.a' is [0]; expected the two nodes of an"
                        + " edge",
                "{\"edges\": {\"a\": [1, 2]}} | no path leads from node 0 to node 2",
                "{\"edges\": {\"a\": [0, 1], \"b\": [0, 1]}} | variable 'b' has the options [2, 3]",
                "{\"edges\": {\"a\": [0, 1]}, \"zero\": [7]} | 'cell.zero[0]' is 7; expected an"
                        + " option of the edges: one of [0, 1]",
                "{\"edges\": {\"a\": [0, 1]}, \"zero\": [0], \"identity\": [0]} | 'cell' names"
                        + " option 0 both under 'zero' and 'identity'",
                "{\"edges\": {}} | 'cell.edges' is {}; expected the two nodes",
                "{\"nodes\": 4} | unknown key 'cell.nodes'; known are edges, zero, identity",
                "[] | 'cell' is []; expected the edges of a cell and their options"
            })
    void shouldSayWhatIsWrongWithACell(String cell, String expected) {
        assertThatThrownBy(() -> SearchSpaceReader.read("s.json", space(", \"cell\": " + cell)))
                .isInstanceOf(InvalidSearchSpaceException.class)
                .hasMessageMatching("(?s)s\\.json:2: .*'cell.*")
                .hasMessageContaining(expected);
    }

    private static String space(String more) {
        return """
        {"format": "linas-space/1", "name": "tiny", "variables": [
          {"name": "a", "options": [0, 1]}, {"name": "b", "options": [2, 3]}]%s}\
        """
                .formatted(more);
    }

    private static Genome genome(String digits) {
        return Genome.of(digits.chars().map(c -> c - '0').toArray());
    }

    private static int distance(Genome left, Genome right) {
        return OneHotEncoding.squaredDistance(PATHS.pack(left), PATHS.pack(right));
    }

    private static int bits(Genome genome) {
        int bits = 0;
        for (long word : PATHS.pack(genome)) {
            bits += Long.bitCount(word);
        }
        return bits;
    }
}
