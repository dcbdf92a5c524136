package dev.linas.searches.file;

import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.Phase;
import dev.linas.core.search.SettingValues;
import dev.linas.core.search.Strategy;
import dev.linas.core.space.Genome;
import dev.linas.predictors.PredictorSelection;
import dev.linas.proposer.batch.BatchSelections;
import dev.linas.proposer.design.InitialDesigns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads how a search goes about its work, beside its tactic. */
final class StrategyReader {
    static final List<String> KEYS =
            List.of(
                    "algorithm",
                    "initial_design",
                    "batch",
                    "training_rounds",
                    WarmStartReference.KEY,
                    "schedule");

    static final List<String> PHASE_KEYS =
            List.of("from_round", "population", "inner_evaluations", "predictor", "algorithm");

    private final Problems problems;
    private final AlgorithmReader algorithms;
    private final int objectives;

    /**
     * @param objectives number of objectives, those of all pools
     * @param together number of objectives of a front
     */
    StrategyReader(Problems problems, int objectives, int together) {
        this.problems = problems;
        this.algorithms = new AlgorithmReader(problems, together);
        this.objectives = objectives;
    }

    /**
     * Reads the strategy.
     *
     * @param predictors kinds per objective that the file asks for; none if one kind is for all
     * @param warmStart what round 0 begins with
     * @param earlierRows what was measured before the search
     * @param settings what the file says of the settings that tactics declare
     */
    Strategy read(
            Section root,
            List<String> predictors,
            List<Genome> warmStart,
            List<Evaluation> earlierRows,
            SettingValues settings) {
        Optional<AlgorithmChoice> algorithm = algorithms.read(root);
        Optional<String> design =
                root.optional("initial_design", InitialDesigns.ALL.expected())
                        .choice(InitialDesigns.ALL.names());
        Optional<String> batch =
                root.optional("batch", BatchSelections.ALL.expected())
                        .choice(BatchSelections.ALL.names());
        OptionalInt trainingRounds = root.integer("training_rounds", 1);
        List<Phase> schedule = schedule(root);
        if (!earlierRows.isEmpty()) {
            predictors.forEach(this::requireThatItLearnsFromEarlierRows);
        }
        return Strategy.DEFAULT.toBuilder()
                .algorithm(algorithm)
                .initialDesign(design)
                .batch(batch)
                .predictors(predictors.size() > 1 ? predictors : List.of())
                .trainingRounds(trainingRounds)
                .settings(settings)
                .warmStart(warmStart)
                .earlierRows(earlierRows)
                .schedule(schedule)
                .build();
    }

    private void requireThatItLearnsFromEarlierRows(String predictor) {
        if (!PredictorSelection.named(predictor).learnsFromEarlierRows()) {
            problems.error(
                    "predictor",
                    ("'predictor' is '%s', which does not learn from 'warm_start.rows';"
                                    + " expected one of %s, or leave one of the two out")
                            .formatted(
                                    predictor,
                                    PredictorSelection.names().stream()
                                            .filter(
                                                    name ->
                                                            PredictorSelection.named(name)
                                                                    .learnsFromEarlierRows())
                                            .collect(Collectors.joining(", "))));
        }
    }

    /**
     * The kinds of predictor that a section names: none, one for all objectives, or one for each.
     */
    List<String> predictors(Section section) {
        List<String> names = PredictorSelection.names();
        String expected =
                "one of %s, or a list of one for each objective (%d)"
                        .formatted(String.join(", ", names), objectives);
        Value value = section.optional("predictor", expected);
        List<String> kinds = new ArrayList<>();
        if (!value.present()) {
            return kinds;
        }
        if (!value.isList()) {
            value.choice(names).ifPresent(kinds::add);
            return kinds;
        }
        if (value.size() != objectives) {
            value.reject("");
            return kinds;
        }
        for (Value entry : value.list("one of " + String.join(", ", names))) {
            entry.choice(names).ifPresent(kinds::add);
        }
        return kinds.size() == objectives ? kinds : List.of();
    }

    private List<Phase> schedule(Section root) {
        Value value =
                root.optional("schedule", "a list of phases, each {from_round: N, population: N}");
        List<Phase> phases = new ArrayList<>();
        for (Value entry : value.list("a phase: {from_round: N, population: N, …}")) {
            entry.section(PHASE_KEYS).flatMap(this::phase).ifPresent(phases::add);
        }
        for (int p = 1; p < phases.size(); p++) {
            if (phases.get(p - 1).fromRound() >= phases.get(p).fromRound()) {
                problems.error(
                        "schedule[%d].from_round".formatted(p),
                        "'schedule[%d].from_round' is %d; expected more than the %d before"
                                .formatted(
                                        p,
                                        phases.get(p).fromRound(),
                                        phases.get(p - 1).fromRound()));
                return List.of();
            }
        }
        return phases;
    }

    private Optional<Phase> phase(Section section) {
        OptionalInt from = section.required("from_round", "a whole number of 1 or more").integer(1);
        OptionalInt population = section.integer("population", 1);
        OptionalInt inner = section.integer("inner_evaluations", 1);
        List<String> predictors = predictors(section);
        Optional<AlgorithmChoice> algorithm = algorithms.read(section);
        return from.isPresent()
                ? Optional.of(new Phase(from.getAsInt(), population, inner, predictors, algorithm))
                : Optional.empty();
    }
}
