package dev.linas.schemas.mapping;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Searches as the contract writes them. */
public final class SearchMapper {
    private SearchMapper() {}

    /**
     * The record of a search.
     *
     * @param deadline after which a round with its quorum closes; empty: never
     * @param quorum share of a round that must be measured or failed before its deadline closes it
     * @param pools settings of the search file's pools, as canonical JSON
     */
    public static Search toRecord(
            SearchSpec spec,
            Optional<Duration> deadline,
            double quorum,
            Map<String, String> pools,
            Instant createdAt,
            String codeVersion) {
        return Search.newBuilder()
                .setSearchId(spec.id())
                .setCreatedAt(createdAt)
                .setCodeVersion(codeVersion)
                .setSpaceName(spec.space().name())
                .setSpaceDigest(spec.space().digest())
                .setSpace(spec.space().json())
                .setObjectives(spec.objectives().stream().map(SearchMapper::toRecord).toList())
                .setTactic(spec.tactic())
                .setPredictor(spec.predictor())
                .setPopulation(spec.population())
                .setInitialPopulation(spec.initialPopulation())
                .setInnerEvaluations(spec.innerEvaluations())
                .setBudget(boxed(spec.budget()))
                .setStagnationRounds(boxed(spec.stagnationRounds()))
                .setReferencePoint(spec.referencePoint().orElse(null))
                .setRoundDeadlineMillis(deadline.map(Duration::toMillis).orElse(null))
                .setQuorum(quorum)
                .setSeed(spec.seed())
                .setPools(pools)
                .setStrategy(StrategyMapper.toRecord(spec.strategy()))
                .build();
    }

    /**
     * The search of a record.
     *
     * @throws IllegalArgumentException naming the field, if the record breaks a rule
     */
    public static SearchSpec toSpec(Search search) {
        List<Objective> objectives = objectives(search);
        return SearchSpec.of(search.getSearchId(), space(search), objectives)
                .tactic(search.getTactic())
                .predictor(search.getPredictor())
                .population(search.getPopulation())
                .initialPopulation(search.getInitialPopulation())
                .innerEvaluations(search.getInnerEvaluations())
                .budget(optional(search.getBudget()))
                .stagnationRounds(optional(search.getStagnationRounds()))
                .referencePoint(Optional.ofNullable(search.getReferencePoint()))
                .seed(search.getSeed())
                .strategy(StrategyMapper.toStrategy(search.getStrategy()))
                .build();
    }

    private static SearchSpace space(Search search) {
        SearchSpace space =
                SearchSpaceReader.read(
                        "space of search " + search.getSearchId(), search.getSpace());
        if (!space.digest().equals(search.getSpaceDigest())) {
            throw new IllegalArgumentException(
                    "'spaceDigest' is %s; expected that of 'space', %s: the search was written by"
                                    .formatted(search.getSpaceDigest(), space.digest())
                            + " something that reads the space differently");
        }
        return space;
    }

    /**
     * The metrics that a search wants of each pool: its objectives, in their order, then those that
     * are also measured; no pool and no metric of a pool twice.
     */
    public static List<WantedMetrics> wanted(Search search) {
        List<WantedMetrics> asked = new ArrayList<>();
        search.getObjectives()
                .forEach(o -> asked.add(new WantedMetrics(o.getPool(), List.of(o.getMetric()))));
        asked.addAll(search.getAlsoMeasured());
        return merged(asked);
    }

    /**
     * The same wishes with no pool and no metric of a pool twice, in the order of their first
     * mention.
     */
    public static List<WantedMetrics> merged(List<WantedMetrics> asked) {
        Map<String, Set<String>> byPool = new LinkedHashMap<>();
        for (WantedMetrics wanted : asked) {
            byPool.computeIfAbsent(wanted.getPool(), pool -> new LinkedHashSet<>())
                    .addAll(wanted.getMetrics());
        }
        return byPool.entrySet().stream()
                .map(e -> new WantedMetrics(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }

    /** The objectives of a search alone, in their order. */
    public static List<Objective> objectives(Search search) {
        return search.getObjectives().stream().map(SearchMapper::toObjective).toList();
    }

    private static dev.linas.schemas.Objective toRecord(Objective objective) {
        return new dev.linas.schemas.Objective(
                objective.metric(),
                objective.pool(),
                dev.linas.schemas.Goal.valueOf(objective.goal().name()),
                objective.bound().isPresent() ? objective.bound().getAsDouble() : null,
                objective.perPool());
    }

    private static Objective toObjective(dev.linas.schemas.Objective objective) {
        return new Objective(
                objective.getMetric(),
                objective.getPool(),
                Goal.valueOf(objective.getGoal().name()),
                objective.getBound() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(objective.getBound()),
                objective.getPerPool());
    }

    private static Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
