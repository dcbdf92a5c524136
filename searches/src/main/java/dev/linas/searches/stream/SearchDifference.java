package dev.linas.searches.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The differences between two searches: their settings and their results. */
public final class SearchDifference {
    private static final Set<String> RESULTS =
            Set.of(
                    "search",
                    "state",
                    "evaluations",
                    "rounds closed",
                    "failed",
                    "front",
                    "bounds",
                    "hypervolume",
                    "started");

    private final SearchState first;
    private final SearchState second;

    public SearchDifference(SearchState first, SearchState second) {
        this.first = first;
        this.second = second;
    }

    /** The settings that differ, a line each; pools as they were written. */
    public TextTable settings() {
        TextTable table = table();
        Map<String, String> one = settings(first);
        Map<String, String> other = settings(second);
        Set<String> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        for (String key : keys) {
            String left = one.getOrDefault(key, "-");
            String right = other.getOrDefault(key, "-");
            if (!left.equals(right)) {
                table.row(key, left, right);
            }
        }
        return table;
    }

    private TextTable table() {
        return new TextTable("search", first.search().getSearchId(), second.search().getSearchId());
    }

    private static Map<String, String> settings(SearchState state) {
        Search search = state.search();
        Map<String, String> settings = new LinkedHashMap<>();
        SearchText.settings(state)
                .rows()
                .forEach(row -> settings.merge(row.get(0), row.get(1), (a, b) -> a + "; " + b));
        settings.keySet().removeAll(RESULTS);
        settings.put("budget", Numbers.limit(state.budget()));
        settings.put("space digest", search.getSpaceDigest());
        settings.put("strategy", search.getStrategy() == null ? "-" : strategy(search));
        search.getPools().forEach((pool, json) -> settings.put("pool " + pool, json));
        return settings;
    }

    /** Without the rows that were measured before, which may be thousands. */
    private static String strategy(Search search) {
        var strategy = search.getStrategy();
        List<String> parts = new ArrayList<>();
        strategy.getSchema()
                .getFields()
                .forEach(
                        field -> {
                            Object value = strategy.get(field.pos());
                            boolean many = value instanceof List<?> list && list.size() > 8;
                            parts.add(
                                    field.name()
                                            + "="
                                            + (many ? ((List<?>) value).size() + " rows" : value));
                        });
        return String.join(", ", parts);
    }

    /**
     * The results of both: hypervolumes against one reference point, best values, and how much
     * their fronts share. Where the objectives differ, no more than evaluations and rounds.
     */
    public TextTable results() {
        TextTable table = table();
        table.row("state", first.describe(), second.describe());
        table.row(
                "evaluations",
                Integer.toString(first.evaluations()),
                Integer.toString(second.evaluations()));
        table.row("rounds", rounds(first), rounds(second));
        List<Objective> objectives = SearchMapper.objectives(first.search());
        if (!objectives.equals(SearchMapper.objectives(second.search()))) {
            return table;
        }
        List<Evaluation> one = front(first);
        List<Evaluation> other = front(second);
        table.row("front", Integer.toString(one.size()), Integer.toString(other.size()));
        Set<Genome> shared = genomes(one);
        shared.retainAll(genomes(other));
        table.row(
                "front, not the other's",
                Integer.toString(genomes(one).size() - shared.size()),
                Integer.toString(genomes(other).size() - shared.size()));
        reference(objectives)
                .ifPresent(
                        point ->
                                table.row(
                                        "hypervolume against the worse reference point",
                                        Numbers.value(
                                                FrontVolume.of(one, objectives, point).value()),
                                        Numbers.value(
                                                FrontVolume.of(other, objectives, point).value())));
        for (int o = 0; o < objectives.size(); o++) {
            table.row(
                    "best " + objectives.get(o).id(),
                    best(one, objectives, o),
                    best(other, objectives, o));
        }
        return table;
    }

    private static String rounds(SearchState state) {
        return Integer.toString(state.lastRound().map(round -> round.getNumber() + 1).orElse(0));
    }

    private static Optional<Archive> archive(SearchState state) {
        return state.lastRound().map(Round::getArchive);
    }

    private static List<Evaluation> front(SearchState state) {
        return archive(state).map(ArchiveView::front).orElse(List.of());
    }

    private static Set<Genome> genomes(List<Evaluation> front) {
        Set<Genome> genomes = new HashSet<>();
        front.forEach(member -> genomes.add(member.genome()));
        return genomes;
    }

    private Optional<List<Double>> reference(List<Objective> objectives) {
        Optional<List<Double>> one = archive(first).map(Archive::getReferencePoint);
        Optional<List<Double>> other = archive(second).map(Archive::getReferencePoint);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        List<Double> worse = new ArrayList<>();
        for (int o = 0; o < objectives.size(); o++) {
            double left = one.get().get(o);
            double right = other.get().get(o);
            worse.add(
                    objectives.get(o).toCost(left) >= objectives.get(o).toCost(right)
                            ? left
                            : right);
        }
        return Optional.of(worse);
    }

    private static String best(List<Evaluation> front, List<Objective> objectives, int objective) {
        return front.stream()
                .map(member -> member.value(objective))
                .filter(Double::isFinite)
                .min(Comparator.comparingDouble(value -> objectives.get(objective).toCost(value)))
                .map(Numbers::value)
                .orElse("-");
    }
}
