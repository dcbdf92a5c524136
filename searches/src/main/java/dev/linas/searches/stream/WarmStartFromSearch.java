package dev.linas.searches.stream;

import dev.linas.core.search.EarlierRows;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Archive;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Objective;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.Strategy;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.StrategyMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Lets a search begin with the front and the measurements of another one. Pure. */
public final class WarmStartFromSearch {
    private WarmStartFromSearch() {}

    /**
     * The search with the front of the other one as it stands, to be measured first, and its rows,
     * to be learnt from: what the other one finds later changes nothing any more. An objective is
     * known from the one of the same metric and pool, else from the first of the same metric.
     *
     * @param other the other search
     * @param archive its archive; empty before its first closed round
     * @param rounds its closed rounds whose rows are learnt from, in their order; none where only
     *     its front is wanted
     * @throws UserError if its space is another one, or nothing was measured yet
     */
    static Search of(Search given, Search other, Optional<Archive> archive, List<Round> rounds) {
        if (!other.getSpaceDigest().equals(given.getSpaceDigest())) {
            throw new UserError(
                    ("search '%s' is of the space '%s', content %s; expected a search of"
                                    + " '%s', content %s")
                            .formatted(
                                    other.getSearchId(),
                                    other.getSpaceName(),
                                    other.getSpaceDigest(),
                                    given.getSpaceName(),
                                    given.getSpaceDigest()));
        }
        List<FrontPoint> front = archive.map(Archive::getFront).orElse(List.of());
        if (front.isEmpty()) {
            throw new UserError(
                    ("search '%s' has no front yet; wait until it has closed a round ('linas search"
                                    + " show %s'), or leave 'warm_start' out")
                            .formatted(other.getSearchId(), other.getSearchId()));
        }
        Strategy.Builder strategy =
                given.getStrategy() == null
                        ? Strategy.newBuilder()
                        : Strategy.newBuilder(given.getStrategy());
        return Search.newBuilder(given)
                .setStrategy(
                        strategy.setWarmStart(front.stream().map(FrontPoint::getGenome).toList())
                                .setEarlierRows(
                                        StrategyMapper.toEarlierRows(rows(given, other, rounds)))
                                .build())
                .build();
    }

    private static List<Evaluation> rows(Search given, Search other, List<Round> rounds) {
        OptionalInt[] places =
                given.getObjectives().stream()
                        .map(objective -> place(objective, other.getObjectives()))
                        .toArray(OptionalInt[]::new);
        Map<Genome, Evaluation> rows = new LinkedHashMap<>();
        rounds.stream()
                .flatMap(round -> round.getRows().stream())
                .map(EvaluationMapper::toEvaluation)
                .forEach(row -> rows.putIfAbsent(row.genome(), row));
        List<Evaluation> known = new ArrayList<>();
        for (Evaluation row : rows.values()) {
            double[] values =
                    Arrays.stream(places)
                            .mapToDouble(p -> p.isPresent() ? row.value(p.getAsInt()) : Double.NaN)
                            .toArray();
            if (!Arrays.stream(values).allMatch(Double::isNaN)) {
                known.add(new Evaluation(0, known.size(), row.genome(), values, false));
            }
        }
        return EarlierRows.thinned(known);
    }

    private static OptionalInt place(Objective wanted, List<Objective> known) {
        IntPredicate sameMetric = o -> known.get(o).getMetric().equals(wanted.getMetric());
        IntPredicate same = o -> known.get(o).getPool().equals(wanted.getPool());
        OptionalInt exact =
                IntStream.range(0, known.size()).filter(sameMetric.and(same)).findFirst();
        return exact.isPresent()
                ? exact
                : IntStream.range(0, known.size()).filter(sameMetric).findFirst();
    }
}
