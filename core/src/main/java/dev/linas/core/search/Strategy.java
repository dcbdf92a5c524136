package dev.linas.core.search;

import dev.linas.core.space.Genome;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a search goes about its work, beside its tactic. What is left out is up to the tactic. Made
 * from {@link #DEFAULT} by {@link #toBuilder}.
 *
 * @param algorithm algorithm of the inner search, or of a tactic that measures directly
 * @param initialDesign kind of initial design, e.g. {@code space-filling}
 * @param batch kind of batch selection, e.g. {@code diversity}
 * @param predictors kind of predictor per objective, in their order; empty: that of the search
 * @param trainingRounds predictors learn from the first so many rounds only, &ge; 1; empty: from
 *     all
 * @param settings values of the settings that tactics declare
 * @param warmStart canonical genomes to measure first in round 0, e.g. the front of another search;
 *     without repetitions
 * @param earlierRows what was measured before the search, of the same space and objectives: in
 *     another search, in a log, on another device. Predictors learn from it as far as it agrees
 *     with what the search measures; at most {@value EarlierRows#MOST}
 * @param schedule what changes by round, by {@link Phase#fromRound} ascending
 */
public record Strategy(
        Optional<AlgorithmChoice> algorithm,
        Optional<String> initialDesign,
        Optional<String> batch,
        List<String> predictors,
        OptionalInt trainingRounds,
        SettingValues settings,
        List<Genome> warmStart,
        List<Evaluation> earlierRows,
        List<Phase> schedule) {
    /** Everything is up to the tactic. */
    public static final Strategy DEFAULT =
            new Strategy(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    OptionalInt.empty(),
                    SettingValues.NONE,
                    List.of(),
                    List.of(),
                    List.of());

    public Strategy {
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(initialDesign);
        Objects.requireNonNull(batch);
        predictors = List.copyOf(predictors);
        Objects.requireNonNull(settings);
        warmStart = List.copyOf(warmStart);
        earlierRows = List.copyOf(earlierRows);
        schedule = List.copyOf(schedule);
        if (trainingRounds.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "'training_rounds' is %d; expected 1 or more"
                            .formatted(trainingRounds.getAsInt()));
        }
        if (new HashSet<>(warmStart).size() != warmStart.size()) {
            throw new IllegalArgumentException(
                    "'warm_start' names a sub-network twice; expected each once");
        }
        if (earlierRows.size() > EarlierRows.MOST) {
            throw new IllegalArgumentException(
                    "'warm_start.rows' has %d rows; expected at most %d"
                            .formatted(earlierRows.size(), EarlierRows.MOST));
        }
        for (int p = 1; p < schedule.size(); p++) {
            if (schedule.get(p - 1).fromRound() >= schedule.get(p).fromRound()) {
                throw new IllegalArgumentException(
                        ("'schedule[%d].from_round' is %d, but the phase before begins at %d;"
                                        + " expected ascending rounds")
                                .formatted(
                                        p,
                                        schedule.get(p).fromRound(),
                                        schedule.get(p - 1).fromRound()));
            }
        }
    }

    /** The same with another algorithm. */
    public Strategy withAlgorithm(AlgorithmChoice other) {
        return toBuilder().algorithm(other).build();
    }

    /** The same with other predictors, one per objective; empty: that of the search. */
    public Strategy withPredictors(List<String> others) {
        return toBuilder().predictors(others).build();
    }

    /** The same with predictors that learn from the first rounds only. */
    public Strategy withTrainingRounds(int rounds) {
        return toBuilder().trainingRounds(rounds).build();
    }

    /** The same with a value for a setting that a tactic declares. */
    public <T> Strategy with(Setting<T> setting, T value) {
        return toBuilder().settings(settings.with(setting, value)).build();
    }

    /** A builder that has everything as it is here. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects a strategy. Not thread-safe. */
    public static final class Builder {
        private Optional<AlgorithmChoice> algorithm;
        private Optional<String> initialDesign;
        private Optional<String> batch;
        private List<String> predictors;
        private OptionalInt trainingRounds;
        private SettingValues settings;
        private List<Genome> warmStart;
        private List<Evaluation> earlierRows;
        private List<Phase> schedule;

        private Builder(Strategy from) {
            this.algorithm = from.algorithm;
            this.initialDesign = from.initialDesign;
            this.batch = from.batch;
            this.predictors = from.predictors;
            this.trainingRounds = from.trainingRounds;
            this.settings = from.settings;
            this.warmStart = from.warmStart;
            this.earlierRows = from.earlierRows;
            this.schedule = from.schedule;
        }

        /** Sets {@link Strategy#algorithm}. */
        public Builder algorithm(AlgorithmChoice value) {
            return algorithm(Optional.of(value));
        }

        /** Sets {@link Strategy#algorithm}; empty: up to the tactic. */
        public Builder algorithm(Optional<AlgorithmChoice> value) {
            algorithm = value;
            return this;
        }

        /** Sets {@link Strategy#initialDesign}. */
        public Builder initialDesign(String value) {
            return initialDesign(Optional.of(value));
        }

        /** Sets {@link Strategy#initialDesign}; empty: up to the tactic. */
        public Builder initialDesign(Optional<String> value) {
            initialDesign = value;
            return this;
        }

        /** Sets {@link Strategy#batch}. */
        public Builder batch(String value) {
            return batch(Optional.of(value));
        }

        /** Sets {@link Strategy#batch}; empty: up to the tactic. */
        public Builder batch(Optional<String> value) {
            batch = value;
            return this;
        }

        /** Sets {@link Strategy#predictors}. */
        public Builder predictors(List<String> value) {
            predictors = value;
            return this;
        }

        /** Sets {@link Strategy#trainingRounds}. */
        public Builder trainingRounds(int value) {
            return trainingRounds(OptionalInt.of(value));
        }

        /** Sets {@link Strategy#trainingRounds}; empty: all. */
        public Builder trainingRounds(OptionalInt value) {
            trainingRounds = value;
            return this;
        }

        /** Sets {@link Strategy#settings}. */
        public Builder settings(SettingValues value) {
            settings = value;
            return this;
        }

        /** Sets {@link Strategy#warmStart}. */
        public Builder warmStart(List<Genome> value) {
            warmStart = value;
            return this;
        }

        /** Sets {@link Strategy#earlierRows}. */
        public Builder earlierRows(List<Evaluation> value) {
            earlierRows = value;
            return this;
        }

        /** Sets {@link Strategy#schedule}. */
        public Builder schedule(List<Phase> value) {
            schedule = value;
            return this;
        }

        /**
         * The strategy.
         *
         * @throws IllegalArgumentException naming key and value, if it breaks a rule
         */
        public Strategy build() {
            return new Strategy(
                    algorithm,
                    initialDesign,
                    batch,
                    predictors,
                    trainingRounds,
                    settings,
                    warmStart,
                    earlierRows,
                    schedule);
        }
    }
}
