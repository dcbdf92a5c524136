package dev.linas.schemas.mapping;

import dev.linas.core.space.Genome;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Genomes as the contract writes them: one unsigned byte per variable. */
public final class GenomeMapper {
    private GenomeMapper() {}

    /** The packed genome. */
    public static ByteBuffer toBytes(Genome genome) {
        return ByteBuffer.wrap(genome.toPacked());
    }

    /** The genome of a packed form; leaves the buffer as it is. */
    public static Genome toGenome(ByteBuffer packed) {
        byte[] bytes = new byte[packed.remaining()];
        packed.duplicate().get(bytes);
        return Genome.ofPacked(bytes);
    }

    /** Several genomes of one space, one after another. */
    public static ByteBuffer toBytes(List<Genome> genomes) {
        int length = genomes.isEmpty() ? 0 : genomes.get(0).length();
        ByteBuffer packed = ByteBuffer.allocate(length * genomes.size());
        genomes.forEach(genome -> packed.put(genome.toPacked()));
        return packed.flip();
    }

    /**
     * Genomes packed one after another.
     *
     * @param variables number of variables of their space, &ge; 1
     * @throws IllegalArgumentException if the bytes are no whole number of genomes
     */
    public static List<Genome> toGenomes(ByteBuffer packed, int variables) {
        if (variables < 1 || packed.remaining() % variables != 0) {
            throw new IllegalArgumentException(
                    packed.remaining()
                            + " bytes are no whole number of genomes of "
                            + variables
                            + " variables");
        }
        ByteBuffer view = packed.duplicate();
        List<Genome> genomes = new ArrayList<>();
        while (view.hasRemaining()) {
            byte[] bytes = new byte[variables];
            view.get(bytes);
            genomes.add(Genome.ofPacked(bytes));
        }
        return genomes;
    }
}
