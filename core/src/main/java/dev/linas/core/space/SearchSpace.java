package dev.linas.core.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search space: ordered variables, the rules that say when each is active, and the options that
 * decode to the same sub-network.
 *
 * <p>Immutable and thread-safe. Read one from a space file with {@link SearchSpaceReader}.
 */
public final class SearchSpace {
    private final String name;
    private final List<Variable> variables;
    private final List<ActivationRule> rules;
    private final Optional<CellPaths> cell;
    private final SpaceIdentity identity;

    private final ActiveVariables activation;
    private final int[] optionCounts;

    /** Representative option per variable and option: itself unless declared equivalent. */
    private final int[][] representative;

    /**
     * Content of a space file that is already validated by {@link SearchSpaceReader}.
     *
     * @param activation the rules, compiled
     * @param representative per variable and option the lowest equivalent option index
     * @param cell paths of the cell that the genomes describe, if the file declares one
     */
    SearchSpace(
            String name,
            List<Variable> variables,
            List<ActivationRule> rules,
            ActiveVariables activation,
            int[][] representative,
            Optional<CellPaths> cell,
            SpaceIdentity identity) {
        this.name = Objects.requireNonNull(name);
        this.variables = List.copyOf(variables);
        this.rules = List.copyOf(rules);
        this.representative = representative;
        this.cell = cell;
        this.identity = identity;
        this.activation = activation;
        this.optionCounts = variables.stream().mapToInt(v -> v.options().size()).toArray();
    }

    /** Name of the space, as its file gives it. */
    public String name() {
        return name;
    }

    /** The variables, in the order of every genome. */
    public List<Variable> variables() {
        return variables;
    }

    /** The activation rules. */
    public List<ActivationRule> rules() {
        return rules;
    }

    /** Number of variables. */
    public int size() {
        return optionCounts.length;
    }

    /** Number of options of the given variable. */
    public int optionCount(int variable) {
        return optionCounts[variable];
    }

    /**
     * Whether the options of every variable ascend: then the first and the last option of each make
     * the smallest and the largest sub-network.
     */
    public boolean ascends() {
        return variables.stream().allMatch(Variable::ascends);
    }

    /**
     * The paths of the cell that the genomes describe; empty unless the space file declares one.
     */
    public Optional<CellPaths> cell() {
        return cell;
    }

    /** SHA-256 of the canonical content, in lower-case hexadecimal: 64 characters. */
    public String digest() {
        return identity.digest();
    }

    /**
     * The canonical JSON text of the space, from which {@link SearchSpaceReader} reads it again.
     */
    public String json() {
        return identity.json();
    }

    /**
     * A genome of this space, checked.
     *
     * @throws IllegalArgumentException naming the variable, if it does not fit this space
     */
    public Genome genome(int... indices) {
        Genome genome = Genome.of(indices);
        check(genome);
        return genome;
    }

    /**
     * Checks that a genome belongs to this space.
     *
     * @throws IllegalArgumentException naming the variable and its options, if it does not
     */
    public void check(Genome genome) {
        if (genome.length() != size()) {
            throw new IllegalArgumentException(
                    "genome %s has %d variables, but space %s has %d"
                            .formatted(genome, genome.length(), name, size()));
        }
        for (int v = 0; v < size(); v++) {
            if (genome.option(v) >= optionCount(v)) {
                throw new IllegalArgumentException(
                        "option index %d of variable %s is outside space %s, which gives it 0..%d"
                                .formatted(
                                        genome.option(v),
                                        variables.get(v).name(),
                                        name,
                                        optionCount(v) - 1));
            }
        }
    }

    /**
     * Tells which variables count in the given genome; one entry per variable. Cost: O(variables +
     * rules).
     */
    public boolean[] active(Genome genome) {
        return activation.in(genome);
    }

    /**
     * The canonical form: inactive variables 0, equivalent options mapped to the lowest index. Two
     * genomes decode to the same sub-network exactly when their canonical forms are equal.
     */
    public Genome canonical(Genome genome) {
        boolean[] active = active(genome);
        byte[] indices = null;
        for (int v = 0; v < active.length; v++) {
            int option = genome.option(v);
            int canonical = active[v] ? representative[v][option] : 0;
            if (canonical != option) {
                indices = indices == null ? genome.toPacked() : indices;
                indices[v] = (byte) canonical;
            }
        }
        return indices == null ? genome : Genome.adopt(indices);
    }

    /** Whether a genome is its own {@linkplain #canonical(Genome) canonical form}. */
    public boolean isCanonical(Genome genome) {
        return canonical(genome).equals(genome);
    }

    /** The lowest option index that is declared equivalent to the given one; itself if none is. */
    public int representative(int variable, int option) {
        return representative[variable][option];
    }

    /** The options of the active variables, in the order of the space. */
    public List<ChosenOption> decode(Genome genome) {
        boolean[] active = active(genome);
        List<ChosenOption> chosen = new ArrayList<>();
        for (int v = 0; v < size(); v++) {
            if (active[v]) {
                Variable variable = variables.get(v);
                chosen.add(
                        new ChosenOption(
                                variable.name(), variable.options().get(genome.option(v))));
            }
        }
        return chosen;
    }

    /** The same for people: {@code depth 2, kernel 3}. */
    public String describe(Genome genome) {
        return decode(genome).stream()
                .map(chosen -> chosen.variable() + " " + chosen.option())
                .collect(Collectors.joining(", "));
    }

    /**
     * A canonical genome whose variables were drawn uniformly and independently, as the paper's
     * random sampling does (LINAS, section 3.5).
     */
    public Genome random(RandomGenerator random) {
        int[] indices = new int[size()];
        for (int v = 0; v < indices.length; v++) {
            indices[v] = random.nextInt(optionCount(v));
        }
        return canonical(Genome.of(indices));
    }

    /** Number of distinct sub-networks: of canonical genomes. */
    public BigInteger cardinality() {
        return SpaceCardinality.of(this);
    }

    /** All canonical genomes, ascending; lazily, at the cost of visiting every raw genome. */
    public Stream<Genome> canonicalGenomes() {
        Genome first = Genome.of(new int[size()]);
        return Stream.iterate(first, Objects::nonNull, this::successor).filter(this::isCanonical);
    }

    /** The raw genome after the given one in ascending order; null after the last. */
    private Genome successor(Genome genome) {
        int[] indices = genome.toIndices();
        for (int v = size() - 1; v >= 0; v--) {
            if (++indices[v] < optionCount(v)) {
                return Genome.of(indices);
            }
            indices[v] = 0;
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchSpace space && digest().equals(space.digest());
    }

    @Override
    public int hashCode() {
        return digest().hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + size() + " variables)";
    }
}
