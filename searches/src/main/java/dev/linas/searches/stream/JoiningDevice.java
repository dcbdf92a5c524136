package dev.linas.searches.stream;

import dev.linas.core.objective.ObjectiveId;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.search.SearchSpec;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Goal;
import dev.linas.schemas.Objective;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A device that joins a search as an objective: it gets a search of its own, for what the other one
 * measures on no particular device and its own metric. That search begins with the front and the
 * rows of the other one, so qualities that were measured are used, and its own metric is predicted
 * from that of a device of the other search after a handful of measurements.
 *
 * @param pool pool of the device
 * @param metric its metric
 * @param budget evaluations of its search, &ge; 1
 */
public record JoiningDevice(String pool, String metric, int budget) {
    /** Evaluations where none are asked for: its front is good after some twenty. */
    public static final int DEFAULT_BUDGET = 50;

    /** Id of the search of the device. */
    public String idBeside(String search) {
        return search + "." + pool;
    }

    /**
     * The search of the device.
     *
     * @param other the search that it joins
     * @param archive its archive; empty before its first closed round
     * @param rounds its closed rounds, in their order
     * @throws UserError if the other search has no objective of the metric, has the device as an
     *     objective already, or has no front yet
     */
    Search search(
            Search other,
            Optional<Archive> archive,
            List<Round> rounds,
            Instant createdAt,
            String codeVersion) {
        String id = idBeside(other.getSearchId());
        SearchSpec begun =
                SearchMapper.toSpec(
                        WarmStartFromSearch.of(
                                Search.newBuilder(other)
                                        .setSearchId(id)
                                        .setObjectives(objectives(other))
                                        .setReferencePoint(null)
                                        .setStrategy(null)
                                        .build(),
                                other,
                                archive,
                                rounds));
        SearchSpec spec =
                SearchSpec.of(id, begun.space(), begun.objectives())
                        .budget(budget)
                        .seed(begun.seed())
                        .strategy(begun.strategy())
                        .build();
        Search record =
                SearchMapper.toRecord(
                        spec, Optional.empty(), 1.0, other.getPools(), createdAt, codeVersion);
        return Search.newBuilder(record).setWarmStartSearch(other.getSearchId()).build();
    }

    private List<Objective> objectives(Search other) {
        List<Objective> objectives = new ArrayList<>();
        Optional<Objective> like = Optional.empty();
        for (Objective objective : other.getObjectives()) {
            boolean sameMetric = objective.getMetric().equals(metric);
            if (sameMetric && objective.getPool().equals(pool)) {
                throw new UserError(
                        ("search '%s' has %s as an objective already;"
                                        + " see its front with 'linas front %s'")
                                .formatted(
                                        other.getSearchId(), id(objective), other.getSearchId()));
            }
            if (sameMetric) {
                like = like.or(() -> Optional.of(objective));
            } else if (!objective.getPerPool()) {
                objectives.add(objective);
            }
        }
        Objective known = like.orElseThrow(() -> unknownMetric(other));
        objectives.add(Objective.newBuilder(known).setPool(pool).setPerPool(false).build());
        return List.copyOf(objectives);
    }

    private UserError unknownMetric(Search other) {
        List<String> metrics =
                other.getObjectives().stream().map(Objective::getMetric).distinct().toList();
        return new UserError(
                ("search '%s' has no objective '%s' on any pool; its objectives are %s: name the"
                                + " metric of one of them, or have '%s' measured beside them with"
                                + " 'linas search add-pool %s %s %s'%s")
                        .formatted(
                                other.getSearchId(),
                                metric,
                                other.getObjectives().stream()
                                        .map(o -> goal(o) + " " + id(o))
                                        .toList(),
                                metric,
                                other.getSearchId(),
                                pool,
                                metric,
                                Suggestions.didYouMean(metric, metrics)));
    }

    private static String goal(Objective objective) {
        return objective.getGoal() == Goal.MINIMIZE ? "minimize" : "maximize";
    }

    private static String id(Objective objective) {
        return new ObjectiveId(objective.getMetric(), objective.getPool()).toString();
    }

    /**
     * Says, for people, what has begun.
     *
     * @param begun the search of the device
     * @param from id of the search that it learns from
     */
    public String started(Search begun, String from) {
        return ("search '%s' started: %s; budget %d; it learns from %d rows of '%s'%n"
                        + "see it with 'linas search show %s' and 'linas front %s'")
                .formatted(
                        begun.getSearchId(),
                        begun.getObjectives().stream()
                                .map(JoiningDevice::id)
                                .collect(Collectors.joining(", ")),
                        budget,
                        begun.getStrategy().getEarlierRows().size(),
                        from,
                        begun.getSearchId(),
                        begun.getSearchId());
    }
}
