package dev.linas.core.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The computation of a genome's cell, as far as its paths from input to output tell: the operations
 * on every path in their order, identities left out, paths with a zero operation left out whole
 * (the path encoding of White et al., BANANAS, 2021, made blind to identities). Cells that compute
 * the same have the same paths, however their edges are labelled; so a predictor may learn from one
 * what holds for the other, though the genomes stay distinct.
 *
 * <p>The paths of a genome are a multiset. It is packed in unary: one bit per operation sequence
 * and multiplicity, so that the number of differing bits of two genomes is the number of paths that
 * one has and the other lacks. Immutable and thread-safe.
 */
public final class CellPaths {
    /**
     * Most columns; a cell with more is refused, because the feature would cost more than it is
     * worth.
     */
    static final int MOST_COLUMNS = 4096;

    private static final int NOTHING = -1;
    private static final int IDENTITY = 0;

    /** Variables on the edges of every path, input to output. */
    private final int[][] paths;

    /** Per option: {@link #NOTHING}, {@link #IDENTITY}, or the number of the operation from 1. */
    private final int[] operations;

    /** Number of operations that are neither zero nor identity. */
    private final int kinds;

    /** First column of the sequences of each length. */
    private final int[] offsets;

    /** Paths that can have a sequence of each length. */
    private final int[] multiplicities;

    private final int columns;

    private final int edges;

    /** The first option that cuts an edge; -1 if there is none. */
    private final int zeroOption;

    /**
     * @param edges the edges of the cell; node 0 is its input, the highest node its output
     * @param zero per option whether it cuts the edge
     * @param identity per option whether it passes its input on
     * @throws IllegalArgumentException if an edge runs backwards, no path reaches the output, or
     *     the paths need more than {@value #MOST_COLUMNS} columns
     */
    CellPaths(List<Edge> edges, boolean[] zero, boolean[] identity) {
        this.operations = new int[zero.length];
        int next = 0;
        for (int option = 0; option < zero.length; option++) {
            boolean plain = !zero[option] && !identity[option];
            operations[option] = zero[option] ? NOTHING : plain ? ++next : IDENTITY;
        }
        this.kinds = next;
        this.edges = edges.size();
        int cut = -1;
        for (int option = zero.length - 1; option >= 0; option--) {
            cut = zero[option] ? option : cut;
        }
        this.zeroOption = cut;
        int output = edges.stream().mapToInt(Edge::to).max().orElse(0);
        List<int[]> found = new ArrayList<>();
        follow(edges, 0, output, new int[0], found);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no path leads from node 0 to node " + output);
        }
        this.paths = found.toArray(int[][]::new);
        int longest = found.stream().mapToInt(path -> path.length).max().orElseThrow();
        this.offsets = new int[longest + 1];
        this.multiplicities = new int[longest + 1];
        long total = 0;
        long sequences = 1;
        for (int length = 0; length <= longest; length++) {
            int least = length;
            multiplicities[length] = (int) found.stream().filter(p -> p.length >= least).count();
            offsets[length] = (int) total;
            total += sequences * multiplicities[length];
            sequences *= kinds;
            requireFew(total);
        }
        this.columns = (int) total;
    }

    /**
     * An edge of a cell.
     *
     * @param variable variable that chooses its operation
     * @param from node that it leaves, &ge; 0
     * @param to node that it enters, above {@code from}
     */
    record Edge(int variable, int from, int to) {
        Edge {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException(
                        "an edge from node %d to node %d; expected one to a higher node"
                                .formatted(from, to));
            }
        }
    }

    private static void requireFew(long columns) {
        if (columns > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "its paths need more than %d columns; describe smaller cells only"
                            .formatted(MOST_COLUMNS));
        }
    }

    private static void follow(
            List<Edge> edges, int node, int output, int[] path, List<int[]> found) {
        if (node == output) {
            found.add(path);
            requireFew(found.size());
            return;
        }
        for (Edge edge : edges) {
            if (edge.from() == node) {
                int[] longer = Arrays.copyOf(path, path.length + 1);
                longer[path.length] = edge.variable();
                follow(edges, edge.to(), output, longer, found);
            }
        }
    }

    /** Number of columns: one per operation sequence and multiplicity. */
    public int columns() {
        return columns;
    }

    /** Number of paths from input to output; two genomes differ in at most twice as many. */
    public int paths() {
        return paths.length;
    }

    /**
     * Packs the paths of a genome.
     *
     * @param genome a genome of the space
     * @return column c is bit {@code c % 64} of word {@code c / 64}
     */
    public long[] pack(Genome genome) {
        long[] row = new long[(columns + Long.SIZE - 1) / Long.SIZE];
        for (int[] path : paths) {
            int column = firstColumn(genome, path);
            if (column >= 0) {
                while ((row[column >> 6] >>> column & 1) == 1) {
                    column++;
                }
                row[column >> 6] |= 1L << column;
            }
        }
        return row;
    }

    /**
     * The cell with the zero operation on every edge that no open path takes, since it computes the
     * same; the genome itself where no option is zero.
     *
     * @param genome a genome of the space
     */
    public Genome canonical(Genome genome) {
        if (zeroOption < 0) {
            return genome;
        }
        boolean[] taken = taken(genome);
        int[] options = genome.toIndices();
        for (int[] path : paths) {
            for (int variable : path) {
                if (!taken[variable]) {
                    options[variable] = zeroOption;
                }
            }
        }
        return Genome.of(options);
    }

    /**
     * How often each option stands on an edge of an open path.
     *
     * @param genome a genome of the space
     * @return one count per option of the edges
     */
    public int[] operationCounts(Genome genome) {
        int[] counts = new int[operations.length];
        boolean[] taken = taken(genome);
        for (int variable = 0; variable < taken.length; variable++) {
            if (taken[variable]) {
                counts[genome.option(variable)]++;
            }
        }
        return counts;
    }

    /** Squared Euclidean distance of two results of {@link #operationCounts}. */
    public static int countDistance(int[] left, int[] right) {
        int distance = 0;
        for (int option = 0; option < left.length; option++) {
            int difference = left[option] - right[option];
            distance += difference * difference;
        }
        return distance;
    }

    /** The largest distance that the counts of two cells can have. */
    public int largestCountDistance() {
        return 2 * edges * edges;
    }

    /** Per variable whether an open path takes its edge. */
    private boolean[] taken(Genome genome) {
        boolean[] taken = new boolean[genome.length()];
        for (int[] path : paths) {
            if (firstColumn(genome, path) >= 0) {
                for (int variable : path) {
                    taken[variable] = true;
                }
            }
        }
        return taken;
    }

    /** Column of the path's sequence and multiplicity 1; -1 where the path is cut. */
    private int firstColumn(Genome genome, int[] path) {
        int sequence = 0;
        int length = 0;
        for (int variable : path) {
            int operation = operations[genome.option(variable)];
            if (operation == NOTHING) {
                return -1;
            }
            if (operation != IDENTITY) {
                sequence = sequence * kinds + operation - 1;
                length++;
            }
        }
        return offsets[length] + sequence * multiplicities[length];
    }
}
