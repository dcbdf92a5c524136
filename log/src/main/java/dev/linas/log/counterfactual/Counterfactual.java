package dev.linas.log.counterfactual;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.log.record.SearchLog;
import dev.linas.log.replay.Policy;
import dev.linas.schemas.Round;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.plot.Chart;
import dev.linas.searches.result.ClosedRound;
import dev.linas.searches.result.SearchResult;
import dev.linas.searches.simulation.SimulationProgress;
import dev.linas.searches.simulation.SimulationRuns;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The search of a log run anew to its end, once per policy, with the budget and the seed that it
 * had. Every policy begins with the same initial design, so that hypervolumes have one reference
 * point.
 *
 * @param description where values come from, for people
 * @param policies gone by
 * @param results one per policy, in their order
 */
public record Counterfactual(
        String description, List<Policy> policies, List<SearchResult> results) {
    private static final int PARTS = 4;

    /**
     * Runs the searches. Deterministic.
     *
     * @param surrogate whether values are predictions of the log's last predictors; else the log
     *     must hold the whole space
     * @throws IllegalArgumentException if the log does not hold what it takes
     * @throws InterruptedException if the thread was interrupted
     */
    public static Counterfactual run(SearchLog log, List<Policy> policies, boolean surrogate)
            throws InterruptedException {
        SearchSpec recorded = SearchMapper.toSpec(log.search());
        GenomeValues values =
                surrogate
                        ? GenomeValues.predicted(recorded, log)
                        : GenomeValues.measured(recorded, log);
        OptionalInt budget = OptionalInt.of(evaluations(log));
        List<SearchSpec> specs = new ArrayList<>();
        for (Policy policy : policies) {
            specs.add(policy.applied(recorded).toBuilder().budget(budget).build());
        }
        SimulationProgress silent = (spec, round, evaluations, hypervolume) -> {};
        return new Counterfactual(
                values.description(),
                List.copyOf(policies),
                new SimulationRuns(meters(recorded.objectives(), values))
                        .run(specs, silent).stream().map(run -> run.result()).toList());
    }

    private static int evaluations(SearchLog log) {
        return log.rounds().stream()
                .map(Round::getArchive)
                .mapToInt(archive -> archive.getEvaluations())
                .max()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no round of the search has closed yet"));
    }

    private static Map<String, MeterSource> meters(
            List<Objective> objectives, GenomeValues values) {
        Map<String, MeterSource> meters = new LinkedHashMap<>();
        for (Objective objective : objectives) {
            meters.put(
                    objective.pool(), new KnownValuesMeter(objective.pool(), objectives, values));
        }
        return meters;
    }

    /** Their hypervolumes, a line per policy. */
    public TextTable table() {
        int budget = results.get(0).evaluations().size();
        List<String> headings = new ArrayList<>(List.of("policy"));
        for (int part = 1; part <= PARTS; part++) {
            headings.add("after " + budget * part / PARTS);
        }
        TextTable table =
                new TextTable(headings.toArray(String[]::new))
                        .numbers(headings.stream().skip(1).toArray(String[]::new));
        for (int p = 0; p < policies.size(); p++) {
            List<String> cells = new ArrayList<>(List.of(policies.get(p).name()));
            for (int part = 1; part <= PARTS; part++) {
                cells.add(
                        Numbers.value(hypervolume(results.get(p), (double) budget * part / PARTS)));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    /** Hypervolumes after a quarter, a half, three quarters and all of the budget, for people. */
    public String text() {
        return "Hypervolume of searches run anew on %s\n\n%s".formatted(description, table());
    }

    /** Hypervolumes round by round, a line per policy: an SVG document. */
    public String picture() {
        Chart chart =
                new Chart("Searches run anew on " + description, "evaluations", "hypervolume");
        for (int p = 0; p < policies.size(); p++) {
            List<ClosedRound> rounds = results.get(p).closedRounds();
            chart.line(
                    policies.get(p).name(),
                    rounds.stream().mapToDouble(ClosedRound::evaluations).toArray(),
                    rounds.stream().mapToDouble(ClosedRound::hypervolume).toArray());
        }
        return chart.svg();
    }

    /** The hypervolume after the last round that had closed by then; NaN before the first. */
    private static double hypervolume(SearchResult result, double evaluations) {
        return result.closedRounds().stream()
                .filter(round -> round.evaluations() <= evaluations)
                .reduce((first, second) -> second)
                .map(ClosedRound::hypervolume)
                .orElse(Double.NaN);
    }
}
