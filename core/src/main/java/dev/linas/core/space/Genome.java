package dev.linas.core.space;

import java.util.Arrays;

/**
 * The option index chosen for every variable of a {@link SearchSpace}, in the order of the space.
 *
 * <p>Immutable; equality and order are those of the option indices, so two genomes of one space are
 * the same sub-network exactly when their {@linkplain SearchSpace#canonical(Genome) canonical}
 * forms are equal. A genome does not know its space; {@link SearchSpace} checks it.
 */
public final class Genome implements Comparable<Genome> {

    /** Largest number of options that one variable may have: an index fits an unsigned byte. */
    public static final int MAX_OPTIONS = 256;

    private final byte[] indices;

    private Genome(byte[] indices) {
        this.indices = indices;
    }

    /**
     * A genome of the given option indices.
     *
     * @param indices one index per variable, each 0..255; copied
     * @throws IllegalArgumentException if an index is out of that range
     */
    public static Genome of(int... indices) {
        byte[] bytes = new byte[indices.length];
        for (int v = 0; v < indices.length; v++) {
            if (indices[v] < 0 || indices[v] >= MAX_OPTIONS) {
                throw new IllegalArgumentException(
                        "option index "
                                + indices[v]
                                + " of variable "
                                + v
                                + " is not in 0.."
                                + (MAX_OPTIONS - 1));
            }
            bytes[v] = (byte) indices[v];
        }
        return new Genome(bytes);
    }

    /**
     * The genome of a text that {@link #toString} gave; blanks around the indices do not matter.
     *
     * @throws NumberFormatException if the text is not made of whole numbers with commas between
     *     them
     * @throws IllegalArgumentException if an index is not in 0..255
     */
    public static Genome parse(String text) {
        if (text.isEmpty()) {
            return of();
        }
        return of(
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    /**
     * A genome from its packed form.
     *
     * @param packed one unsigned byte per variable; copied
     */
    public static Genome ofPacked(byte[] packed) {
        return new Genome(packed.clone());
    }

    /** A genome that takes over its packed form, which the caller must not change any more. */
    static Genome adopt(byte[] packed) {
        return new Genome(packed);
    }

    /** Number of variables. */
    public int length() {
        return indices.length;
    }

    /** Option index of the given variable, 0..255. */
    public int option(int variable) {
        return indices[variable] & 0xFF;
    }

    /** The packed form: one unsigned byte per variable; a copy. */
    public byte[] toPacked() {
        return indices.clone();
    }

    /** The option indices; a copy. */
    public int[] toIndices() {
        int[] result = new int[indices.length];
        for (int v = 0; v < result.length; v++) {
            result[v] = option(v);
        }
        return result;
    }

    @Override
    public int compareTo(Genome other) {
        return Arrays.compareUnsigned(indices, other.indices);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Genome genome && Arrays.equals(indices, genome.indices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices);
    }

    /**
     * The option indices joined by commas, e.g. {@code 4,2,1,2,1,1}: the key of work topics, and
     * what {@link #parse} reads.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(2 * indices.length);
        for (int v = 0; v < indices.length; v++) {
            text.append(v == 0 ? "" : ",").append(option(v));
        }
        return text.toString();
    }
}
