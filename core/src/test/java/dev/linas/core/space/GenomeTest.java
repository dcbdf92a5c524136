package dev.linas.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GenomeTest {

    @Property
    void shouldComeBackFromItsIndicesAndItsPackedForm(@ForAll("indices") int[] indices) {
        Genome genome = Genome.of(indices);

        assertThat(genome.toIndices()).isEqualTo(indices);
        assertThat(Genome.ofPacked(genome.toPacked())).isEqualTo(genome).hasSameHashCodeAs(genome);
        assertThat(Genome.parse(genome.toString())).isEqualTo(genome);
        assertThat(genome.length()).isEqualTo(indices.length);
        for (int v = 0; v < indices.length; v++) {
            assertThat(genome.option(v)).isEqualTo(indices[v]);
        }
    }

    @Property
    void shouldOrderLikeItsIndices(@ForAll("indices") int[] left, @ForAll("indices") int[] right) {
        assertThat(Integer.signum(Genome.of(left).compareTo(Genome.of(right))))
                .isEqualTo(Integer.signum(Arrays.compare(left, right)));
        assertThat(Genome.of(left).equals(Genome.of(right))).isEqualTo(Arrays.equals(left, right));
    }

    @Test
    void shouldShareNothingWithItsCaller() {
        int[] indices = {1, 2};
        byte[] packed = {3, 4};
        Genome ofIndices = Genome.of(indices);
        Genome ofPacked = Genome.ofPacked(packed);

        indices[0] = 9;
        packed[0] = 9;
        ofIndices.toPacked()[0] = 9;
        ofIndices.toIndices()[0] = 9;

        assertThat(ofIndices).hasToString("1,2");
        assertThat(ofPacked).hasToString("3,4");
    }

    @Test
    void shouldWriteIndicesOfAnUnsignedByte() {
        assertThat(Genome.of(0, 128, 255)).hasToString("0,128,255");
        assertThat(Genome.of()).hasToString("");
    }

    @Test
    void shouldReadATextWithBlanks() {
        assertThat(Genome.parse("4, 2 ,1")).isEqualTo(Genome.of(4, 2, 1));
    }

    @Test
    void shouldRejectATextThatIsNotMadeOfIndices() {
        assertThatThrownBy(() -> Genome.parse("1,,2")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Genome.parse("1-2")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Genome.parse("256"))
                .hasMessage("option index 256 of variable 0 is not in 0..255");
    }

    @Test
    void shouldRejectIndicesThatDoNotFit() {
        assertThatThrownBy(() -> Genome.of(0, 256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option index 256 of variable 1 is not in 0..255");
        assertThatThrownBy(() -> Genome.of(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option index -1 of variable 0 is not in 0..255");
    }

    @Provide
    Arbitrary<int[]> indices() {
        return Arbitraries.integers().between(0, 255).array(int[].class).ofMaxSize(8);
    }
}
