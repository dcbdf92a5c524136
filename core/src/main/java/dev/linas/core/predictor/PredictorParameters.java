package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The parameters of a {@link Predictor} as plain values, by name: what travels in records. A {@link
 * PredictorForms form} makes a predictor of them again. Immutable.
 */
public final class PredictorParameters {
    private final String form;
    private final Map<String, Double> numbers;
    private final Map<String, double[]> series;
    private final Map<String, int[]> indices;
    private final List<Genome> genomes;
    private final List<Predictor> members;

    private PredictorParameters(Builder builder) {
        this.form = builder.form;
        this.numbers = Collections.unmodifiableMap(new TreeMap<>(builder.numbers));
        this.series = Collections.unmodifiableMap(new TreeMap<>(builder.series));
        this.indices = Collections.unmodifiableMap(new TreeMap<>(builder.indices));
        this.genomes = builder.genomes;
        this.members = builder.members;
    }

    /** Parameters of the given form, none of them set. */
    public static Builder of(String form) {
        return new Builder(form);
    }

    /** Name of the form in {@link PredictorForms}. */
    public String form() {
        return form;
    }

    /** All single numbers, sorted by name. */
    public Map<String, Double> numbers() {
        return numbers;
    }

    /** Names of the lists of numbers, sorted. */
    public Set<String> seriesNames() {
        return series.keySet();
    }

    /** Names of the lists of integers, sorted. */
    public Set<String> indexNames() {
        return indices.keySet();
    }

    /**
     * A single number.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public double number(String name) {
        return present(numbers, name);
    }

    /**
     * A list of numbers; a copy.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public double[] series(String name) {
        return present(series, name).clone();
    }

    /**
     * A list of integers; a copy.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public int[] indices(String name) {
        return present(indices, name).clone();
    }

    /** Genomes that the predictor compares with; canonical, all of one space. */
    public List<Genome> genomes() {
        return genomes;
    }

    /** Predictors that the predictor is made of. */
    public List<Predictor> members() {
        return members;
    }

    /** Whether form, values, genomes and members are the same, numbers to the bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PredictorParameters that
                && form.equals(that.form)
                && numbers.equals(that.numbers)
                && same(series, that.series, Arrays::equals)
                && same(indices, that.indices, Arrays::equals)
                && genomes.equals(that.genomes)
                && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hash(form, numbers, genomes, members);
        for (double[] values : series.values()) {
            hash = 31 * hash + Arrays.hashCode(values);
        }
        for (int[] values : indices.values()) {
            hash = 31 * hash + Arrays.hashCode(values);
        }
        return hash;
    }

    private static <T> boolean same(
            Map<String, T> left, Map<String, T> right, BiPredicate<T, T> same) {
        return left.keySet().equals(right.keySet())
                && left.entrySet().stream()
                        .allMatch(entry -> same.test(entry.getValue(), right.get(entry.getKey())));
    }

    private <T> T present(Map<String, T> values, String name) {
        T value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "a predictor of the form '%s' lacks '%s'; it has %s"
                            .formatted(form, name, values.keySet()));
        }
        return value;
    }

    /** Collects parameters. Not thread-safe. */
    public static final class Builder {
        private final String form;
        private final Map<String, Double> numbers = new TreeMap<>();
        private final Map<String, double[]> series = new TreeMap<>();
        private final Map<String, int[]> indices = new TreeMap<>();
        private List<Genome> genomes = List.of();
        private List<Predictor> members = List.of();

        private Builder(String form) {
            this.form = Objects.requireNonNull(form);
        }

        /** Sets a single number. */
        public Builder number(String name, double value) {
            numbers.put(name, value);
            return this;
        }

        /** Sets a list of numbers; copied. */
        public Builder series(String name, double[] values) {
            series.put(name, values.clone());
            return this;
        }

        /** Sets a list of integers; copied. */
        public Builder indices(String name, int[] values) {
            indices.put(name, values.clone());
            return this;
        }

        /** Sets the genomes that the predictor compares with. */
        public Builder genomes(List<Genome> values) {
            genomes = List.copyOf(values);
            return this;
        }

        /** Sets the predictors that the predictor is made of. */
        public Builder members(List<Predictor> values) {
            members = List.copyOf(values);
            return this;
        }

        /** The parameters set so far. */
        public PredictorParameters build() {
            return new PredictorParameters(this);
        }
    }
}
