package dev.linas.searches.file;

import dev.linas.core.config.Document;
import dev.linas.core.config.Identifier;
import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import dev.linas.core.objective.Objective;
import dev.linas.core.registry.Registry;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.SearchSpecBuilder;
import dev.linas.core.search.Setting;
import dev.linas.core.search.Strategy;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.tactic.Repeats;
import dev.linas.proposer.tactic.Tactic;
import dev.linas.schemas.WantedMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads one search file; collects every problem before it gives up. */
final class SearchFileReader {
    static final double DEFAULT_QUORUM = 0.9;

    static final List<String> BUDGET_KEYS = List.of("evaluations", "stagnation_rounds");
    static final List<String> ROUND_KEYS = List.of("deadline", "quorum");

    /** Deadline of a search that goes on as soon as its quorum is met. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private static final List<String> OWN_KEYS =
            List.of(
                    "id",
                    "space",
                    "objectives",
                    "also_measure",
                    "tactic",
                    "predictor",
                    "population",
                    "initial_population",
                    "inner_evaluations",
                    "budget",
                    "reference_point",
                    "round",
                    "seed",
                    "pools");

    private static final List<Setting<?>> OF_ANY_TACTIC = List.of(Repeats.SHARE);

    private final Registry<Tactic> tactics;

    /** The settings that tactics declare, by key. */
    private final Map<String, Setting<?>> tacticSettings;

    private final Path file;
    private final ForeignPools foreignPools;
    private final Problems problems;

    /**
     * @param file the file, as the user named it
     * @param document its content
     * @param tactics those that it may name
     */
    SearchFileReader(
            Path file, Document document, ForeignPools foreignPools, Registry<Tactic> tactics) {
        this.tactics = tactics;
        this.tacticSettings = settings(tactics);
        this.file = file;
        this.foreignPools = foreignPools;
        this.problems = new Problems(document);
    }

    /** The keys of a file that may name some tactics. */
    static List<String> keys(Registry<Tactic> tactics) {
        return Stream.of(OWN_KEYS, StrategyReader.KEYS, List.copyOf(settings(tactics).keySet()))
                .flatMap(List::stream)
                .toList();
    }

    private List<Setting<?>> ofTactic(String name) {
        List<Setting<?>> settings = new ArrayList<>(OF_ANY_TACTIC);
        settings.addAll(tactics.named(name).settings());
        return settings;
    }

    private static Map<String, Setting<?>> settings(Registry<Tactic> tactics) {
        List<List<Setting<?>>> declared = new ArrayList<>(List.of(OF_ANY_TACTIC));
        tactics.implementations().forEach(tactic -> declared.add(tactic.settings()));
        return DeclaredSettings.byKey(declared);
    }

    SearchFile read() {
        Section root = problems.rootSection(keys(tactics));
        Pools pools = PoolsReader.read(root.optional("pools", Pools.EXPECTED));
        Draft draft = new Draft();
        draft.id = root.required("id", "a name: " + Identifier.EXPECTED).identifier();
        draft.space =
                BuiltInSpaces.OR_FILE.find(
                        root.required("space", BuiltInSpaces.OR_FILE.expected()));
        ServedMetrics served = new ServedMetrics(pools, foreignPools, problems);
        draft.objectives =
                new ObjectivesReader(served)
                        .read(root.required("objectives", ObjectivesReader.EXPECTED));
        List<WantedMetrics> alsoMeasured =
                new AlsoMeasuredReader(served, draft.objectives)
                        .read(root.optional("also_measure", AlsoMeasuredReader.EXPECTED));
        readSettings(root, draft);
        readStrategy(root, draft);
        readBudget(root, draft);
        readRound(root, draft);
        draft.referencePoint = readReferencePoint(root, draft.objectives.size());
        problems.throwIfAny();
        SearchSpec declared = draft.spec();
        return new SearchFile(
                file,
                declared,
                tactics.named(draft.tactic).resolved(declared),
                draft.deadline,
                draft.quorum,
                pools.settings(),
                pools.json(),
                alsoMeasured,
                draft.warmStartSearch,
                problems.warnings());
    }

    private void readSettings(Section root, Draft draft) {
        draft.tactic =
                root.optional("tactic", tactics.expected())
                        .choice(tactics.names())
                        .orElseGet(() -> tactics.defaultName().orElseThrow());
        draft.population = root.integer("population", 1);
        draft.initialPopulation = root.integer("initial_population", 1);
        draft.innerEvaluations = root.integer("inner_evaluations", 1);
        draft.seed = root.optional("seed", "a whole number").longInteger();
    }

    private void readStrategy(Section root, Draft draft) {
        StrategyReader reader =
                new StrategyReader(problems, draft.objectives.size(), draft.together());
        List<String> predictors = reader.predictors(root);
        draft.predictor = predictors.stream().findFirst();
        WarmStartReference warmStart = new WarmStartReference(root, foreignPools);
        List<Evaluation> earlierRows = warmStart.rows(draft.space, draft.objectives);
        draft.strategy =
                reader.read(
                        root,
                        predictors,
                        earlierRows.isEmpty()
                                ? warmStart.genomes(draft.space)
                                : EarlierRowsReader.best(earlierRows, draft.objectives),
                        earlierRows,
                        DeclaredSettings.read(
                                root,
                                ofTactic(draft.tactic),
                                tacticSettings,
                                "the tactic '%s'".formatted(draft.tactic),
                                problems));
        draft.warmStartSearch = warmStart.search(draft.id);
        new TacticSuitability(problems, root)
                .check(
                        tactics.named(draft.tactic),
                        draft.together(),
                        DeviceFront.isFleet(draft.objectives));
    }

    private void readBudget(Section root, Draft draft) {
        root.optional("budget", "{evaluations: N, stagnation_rounds: N}")
                .section(BUDGET_KEYS)
                .ifPresent(
                        section -> {
                            draft.budget = section.integer("evaluations", 1);
                            draft.stagnationRounds = section.integer("stagnation_rounds", 1);
                        });
    }

    private void readRound(Section root, Draft draft) {
        Value round = root.optional("round", "{deadline: 10m, quorum: 0.9}");
        round.section(ROUND_KEYS)
                .ifPresent(
                        section -> {
                            draft.quorum = section.fraction("quorum").orElse(DEFAULT_QUORUM);
                            if (section.has("deadline")) {
                                draft.deadline = section.duration("deadline");
                            } else if (section.has("quorum")) {
                                draft.deadline = Optional.of(AT_ONCE);
                            } else {
                                round.reject("");
                            }
                        });
    }

    private Optional<List<Double>> readReferencePoint(Section root, int objectives) {
        Value value =
                root.optional(
                        "reference_point",
                        "a list of one number per objective, in their order (%d)"
                                .formatted(objectives));
        if (!value.present()) {
            return Optional.empty();
        }
        if (!value.isList() || (objectives > 0 && value.size() != objectives)) {
            value.reject("");
            return Optional.empty();
        }
        List<Double> point = new ArrayList<>();
        for (Value entry : value.list("a number in the unit of its objective")) {
            OptionalDouble number = entry.number(n -> true);
            number.ifPresent(point::add);
        }
        return Optional.of(point);
    }

    /** The values that were read so far. */
    private static final class Draft {
        private Optional<String> id = Optional.empty();
        private Optional<SearchSpace> space = Optional.empty();
        private List<Objective> objectives = List.of();
        private String tactic = "";
        private Optional<String> predictor = Optional.empty();
        private OptionalInt population = OptionalInt.empty();
        private OptionalInt initialPopulation = OptionalInt.empty();
        private OptionalInt innerEvaluations = OptionalInt.empty();
        private OptionalInt budget = OptionalInt.empty();
        private OptionalInt stagnationRounds = OptionalInt.empty();
        private Optional<List<Double>> referencePoint = Optional.empty();
        private Optional<Duration> deadline = Optional.empty();
        private double quorum = 1.0;
        private OptionalLong seed = OptionalLong.empty();
        private Strategy strategy = Strategy.DEFAULT;
        private Optional<String> warmStartSearch = Optional.empty();

        /** Objectives of the largest front; 0 where they could not be read. */
        private int together() {
            return DeviceFront.of(objectives).stream()
                    .mapToInt(front -> front.objectives().size())
                    .max()
                    .orElse(0);
        }

        private SearchSpec spec() {
            SearchSpecBuilder asked =
                    SearchSpec.of(id.orElseThrow(), space.orElseThrow(), objectives)
                            .tactic(tactic)
                            .budget(budget)
                            .stagnationRounds(stagnationRounds)
                            .referencePoint(referencePoint)
                            .strategy(strategy);
            predictor.ifPresent(asked::predictor);
            population.ifPresent(asked::population);
            initialPopulation.ifPresent(asked::initialPopulation);
            innerEvaluations.ifPresent(asked::innerEvaluations);
            seed.ifPresent(asked::seed);
            return asked.build();
        }
    }
}
