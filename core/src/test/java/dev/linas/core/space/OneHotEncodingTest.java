package dev.linas.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OneHotEncodingTest {

    @Test
    void shouldGiveEveryVariableAColumnPerOption() {
        OneHotEncoding encoding =
                new OneHotEncoding(
                        BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow());

        assertThat(encoding.columns()).isEqualTo(135);
        assertThat(encoding.words()).isEqualTo(3);
        assertThat(encoding.offset(44)).isEqualTo(132);
    }

    @Property
    void shouldSetOneBitPerActiveVariable(@ForAll("spaces") SearchSpace space, @ForAll long seed) {
        OneHotEncoding encoding = new OneHotEncoding(space);
        Genome genome = space.canonical(RandomSpaces.genome(space, seed));

        assertThat(unpacked(encoding, genome)).isEqualTo(dense(space, genome));
    }

    @Property
    void shouldCountDifferingBitsAsSquaredDistance(
            @ForAll("spaces") SearchSpace space, @ForAll long left, @ForAll long right) {
        OneHotEncoding encoding = new OneHotEncoding(space);
        Genome a = space.canonical(RandomSpaces.genome(space, left));
        Genome b = space.canonical(RandomSpaces.genome(space, right));
        double[] x = dense(space, a);
        double[] y = dense(space, b);
        double expected = 0;
        for (int column = 0; column < x.length; column++) {
            expected += (x[column] - y[column]) * (x[column] - y[column]);
        }

        int distance = OneHotEncoding.squaredDistance(encoding.pack(a), encoding.pack(b));

        assertThat((double) distance).isEqualTo(expected);
        assertThat(distance == 0).isEqualTo(a.equals(b));
        assertThat(distance).isLessThanOrEqualTo(encoding.columns());
    }

    @Provide
    Arbitrary<SearchSpace> spaces() {
        return Arbitraries.longs().map(RandomSpaces::of);
    }

    private static double[] unpacked(OneHotEncoding encoding, Genome genome) {
        long[] row = encoding.pack(genome);
        double[] dense = new double[encoding.columns()];
        for (int column = 0; column < dense.length; column++) {
            dense[column] = row[column / 64] >>> (column % 64) & 1;
        }
        return dense;
    }

    /** The encoding from its definition: variable by variable, option by option. */
    private static double[] dense(SearchSpace space, Genome genome) {
        boolean[] active = space.active(genome);
        double[] dense = new double[4 * space.size()];
        int column = 0;
        for (int v = 0; v < space.size(); v++) {
            for (int option = 0; option < space.optionCount(v); option++) {
                dense[column++] = active[v] && genome.option(v) == option ? 1 : 0;
            }
        }
        return java.util.Arrays.copyOf(dense, column);
    }
}
