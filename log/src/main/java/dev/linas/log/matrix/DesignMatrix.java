package dev.linas.log.matrix;

import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a search, each found by its candidate: a byte per variable and a number per
 * objective, in blocks of primitive numbers. A row of 45 variables and two objectives takes 69
 * bytes, and 4 to 6 more for finding it. Rows have numbers, from 0 on in the order in which they
 * were added. Not thread-safe.
 */
public final class DesignMatrix {
    private static final int BLOCK = 4096;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Stands for a value that is not there yet; failed values are NaN. */
    private static final double MISSING = Double.POSITIVE_INFINITY;

    private final int variables;
    private final int objectives;
    private final List<byte[]> genomes = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final CandidateRowIndex byCandidate = new CandidateRowIndex();
    private int size;

    /**
     * @param variables bytes of a genome, &ge; 1
     * @param objectives values of a row, &ge; 1
     */
    public DesignMatrix(int variables, int objectives) {
        this.variables = variables;
        this.objectives = objectives;
    }

    /** Number of rows. */
    public int size() {
        return size;
    }

    /**
     * The row of a candidate, which is added without values if there is none.
     *
     * @param genome packed, one byte per variable; left as it is
     * @return its number
     * @throws IllegalArgumentException if the row there is of another genome, or this one has
     *     another length
     */
    public int row(int round, int index, ByteBuffer genome) {
        if (genome.remaining() != variables) {
            throw new IllegalArgumentException(
                    "candidate %d/%d has a genome of %d variables; expected %d"
                            .formatted(round, index, genome.remaining(), variables));
        }
        if (size == genomes.size() * BLOCK) {
            genomes.add(new byte[BLOCK * variables]);
            values.add(new double[BLOCK * objectives]);
            places.add(new int[BLOCK * 2]);
        }
        int at = size % BLOCK;
        places.get(size / BLOCK)[2 * at] = round;
        places.get(size / BLOCK)[2 * at + 1] = index;
        genome.get(genome.position(), genomes.get(size / BLOCK), at * variables, variables);
        int row = byCandidate.putIfAbsent(round, index, size);
        if (row == size) {
            Arrays.fill(values.get(size / BLOCK), at * objectives, (at + 1) * objectives, MISSING);
            size++;
        } else if (compareGenomes(row, size) != 0) {
            throw new IllegalArgumentException(
                    "candidate %s was measured as genome %s, then as %s"
                            .formatted(id(row), genome(row), genome(size)));
        }
        return row;
    }

    /** Sets the value of an objective, NaN if it failed, where none was set before. */
    public boolean setOnce(int row, int objective, double value) {
        double[] block = values.get(row / BLOCK);
        int at = row % BLOCK * objectives + objective;
        if (block[at] != MISSING) {
            return false;
        }
        block[at] = value;
        return true;
    }

    /** The values of a row; NaN where one failed or is not there. */
    public double[] values(int row) {
        double[] copy = new double[objectives];
        for (int o = 0; o < objectives; o++) {
            copy[o] = value(row, o);
        }
        return copy;
    }

    /** Whether each of some objectives has a value or failed. */
    public boolean isSettled(int row, int[] some) {
        double[] block = values.get(row / BLOCK);
        int from = row % BLOCK * objectives;
        for (int o : some) {
            if (block[from + o] == MISSING) {
                return false;
            }
        }
        return true;
    }

    /** One value of a row; NaN where it failed or is not there. */
    public double value(int row, int objective) {
        double value = values.get(row / BLOCK)[row % BLOCK * objectives + objective];
        return value == MISSING ? Double.NaN : value;
    }

    /** The candidate of a row. */
    public CandidateId id(int row) {
        int[] block = places.get(row / BLOCK);
        return new CandidateId(block[2 * (row % BLOCK)], block[2 * (row % BLOCK) + 1]);
    }

    /** The genome of a row. */
    public Genome genome(int row) {
        int from = row % BLOCK * variables;
        return Genome.ofPacked(
                Arrays.copyOfRange(genomes.get(row / BLOCK), from, from + variables));
    }

    /** Index of the option of a variable in a row. */
    public int option(int row, int variable) {
        return genomes.get(row / BLOCK)[row % BLOCK * variables + variable] & 0xFF;
    }

    /** A row as an evaluation; of failures it does not tell whether they may pass. */
    public Evaluation evaluation(int row) {
        CandidateId candidate = id(row);
        return new Evaluation(
                candidate.round(), candidate.index(), genome(row), values(row), false);
    }

    /** Compares the candidates of two rows. */
    public int compareCandidates(int left, int right) {
        int[] one = places.get(left / BLOCK);
        int[] other = places.get(right / BLOCK);
        int l = 2 * (left % BLOCK);
        int r = 2 * (right % BLOCK);
        return one[l] == other[r]
                ? Integer.compare(one[l + 1], other[r + 1])
                : Integer.compare(one[l], other[r]);
    }

    /** 0 where two rows have one genome. */
    int compareGenomes(int left, int right) {
        int l = left % BLOCK * variables;
        int r = right % BLOCK * variables;
        return Arrays.compare(
                genomes.get(left / BLOCK),
                l,
                l + variables,
                genomes.get(right / BLOCK),
                r,
                r + variables);
    }

    /** A hash of the genome of a row: eight bytes at a time, mixed as by MurmurHash3. */
    int genomeHash(int row) {
        byte[] block = genomes.get(row / BLOCK);
        int from = row % BLOCK * variables;
        int end = from + variables;
        long hash = variables;
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = mixed(hash ^ (long) EIGHT_BYTES.get(block, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << Byte.SIZE | (block[at] & 0xFF);
        }
        return (int) (mixed(hash ^ rest) >>> Integer.SIZE);
    }

    private static long mixed(long value) {
        long h = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        return h ^ (h >>> 29);
    }
}
