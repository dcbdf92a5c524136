package dev.linas.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.Genome;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GenomeMapperTest {
    @Property
    void shouldReadTheGenomesThatItPacked(@ForAll("genomes") List<Genome> genomes) {
        ByteBuffer packed = GenomeMapper.toBytes(genomes);

        assertThat(GenomeMapper.toGenomes(packed, 45)).isEqualTo(genomes);
        assertThat(packed.remaining()).isEqualTo(45 * genomes.size());
    }

    @Provide
    Arbitrary<List<Genome>> genomes() {
        return Arbitraries.integers()
                .between(0, 255)
                .array(int[].class)
                .ofSize(45)
                .map(Genome::of)
                .list()
                .ofMaxSize(5);
    }

    @Test
    void shouldReadTheSameBufferTwice() {
        ByteBuffer packed = GenomeMapper.toBytes(Genome.of(4, 255, 0));

        assertThat(GenomeMapper.toGenome(packed)).isEqualTo(Genome.of(4, 255, 0));
        assertThat(GenomeMapper.toGenome(packed)).isEqualTo(Genome.of(4, 255, 0));
    }

    @Test
    void shouldRejectBytesThatAreNoWholeNumberOfGenomes() {
        assertThatThrownBy(() -> GenomeMapper.toGenomes(ByteBuffer.allocate(7), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 bytes");
    }

    @Test
    void shouldRejectASpaceWithoutVariables() {
        assertThatThrownBy(() -> GenomeMapper.toGenomes(ByteBuffer.allocate(7), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }
}
