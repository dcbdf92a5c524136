package dev.linas.searches.simulation;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.Quantiles;
import dev.linas.searches.result.FrontBounds;
import dev.linas.searches.result.SearchResult;
import dev.linas.searches.result.VolumeText;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Simulated searches as a table: a line per search and, for several, a line with the medians per
 * tactic.
 *
 * <p>Hypervolumes compare only against one reference point. Unless the search file gives one, that
 * of the table is frozen over the evaluations of all the searches together; each JSON object keeps
 * its own.
 */
public final class SimulationTable {
    private final List<SimulationRun> runs;
    private final List<Objective> objectives;
    private final Optional<List<Double>> reference;

    /**
     * @param runs at least one search, all with the same objectives
     */
    public SimulationTable(List<SimulationRun> runs) {
        this.runs = runs;
        this.objectives = runs.get(0).result().spec().objectives();
        this.reference = reference();
    }

    @Override
    public String toString() {
        return searches() + devicesText() + referenceLine();
    }

    /** A line per search and, for several, a line with the medians per tactic. */
    public TextTable searches() {
        Map<String, List<SimulationRun>> byTactic = byTactic();
        TextTable table =
                new TextTable(
                                "tactic",
                                "seed",
                                "evaluations",
                                "failed",
                                "rounds",
                                "front",
                                "hypervolume",
                                "finished",
                                "time")
                        .numbers("seed", "evaluations", "failed", "rounds", "front", "hypervolume");
        for (SimulationRun run : runs) {
            SearchResult result = run.result();
            table.row(
                    result.spec().tactic(),
                    Long.toString(result.spec().seed()),
                    Integer.toString(result.evaluations().size()),
                    Integer.toString(result.failed()),
                    Integer.toString(result.rounds()),
                    FrontBounds.count(result.front(), objectives),
                    volume(result).map(VolumeText::of).orElse("-"),
                    result.finished().orElse("-"),
                    Numbers.duration(run.took()));
        }
        byTactic.values().stream().filter(of -> of.size() > 1).forEach(of -> median(table, of));
        return table;
    }

    private Map<String, List<SimulationRun>> byTactic() {
        Map<String, List<SimulationRun>> byTactic = new LinkedHashMap<>();
        for (SimulationRun run : runs) {
            byTactic.computeIfAbsent(run.result().spec().tactic(), t -> new ArrayList<>()).add(run);
        }
        return byTactic;
    }

    private String devicesText() {
        return devices().map(table -> "\n" + table + "\n").orElse("");
    }

    /** A line per tactic and device, with medians over the searches; empty without devices. */
    public Optional<TextTable> devices() {
        if (!DeviceFront.isFleet(objectives) || reference.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<SimulationRun>> byTactic = byTactic();
        TextTable table =
                new TextTable("tactic", "device", "front", "hypervolume")
                        .numbers("front", "hypervolume");
        byTactic.forEach(
                (tactic, of) ->
                        DeviceFront.byDevice(objectives)
                                .forEach(
                                        (device, own) ->
                                                table.row(
                                                        tactic + (of.size() > 1 ? " (median)" : ""),
                                                        device,
                                                        Numbers.value(
                                                                median(of, r -> size(r, own))),
                                                        Numbers.value(
                                                                median(
                                                                        of,
                                                                        r -> volume(r, device))))));
        return Optional.of(table);
    }

    private static double size(SearchResult result, DeviceFront device) {
        return ParetoFront.members(device, result.front()).size();
    }

    private double volume(SearchResult result, String device) {
        return FrontVolume.byDevice(result.front(), objectives, reference.orElseThrow())
                .get(device)
                .value();
    }

    private void median(TextTable table, List<SimulationRun> of) {
        table.row(
                of.get(0).result().spec().tactic() + " (median)",
                "-",
                Numbers.value(median(of, r -> r.evaluations().size())),
                Numbers.value(median(of, SearchResult::failed)),
                Numbers.value(median(of, SearchResult::rounds)),
                Numbers.value(median(of, r -> r.front().size())),
                Numbers.value(median(of, this::hypervolume)),
                "-",
                "-");
    }

    private static double median(List<SimulationRun> of, ToDoubleFunction<SearchResult> figure) {
        return Quantiles.median(
                of.stream().mapToDouble(run -> figure.applyAsDouble(run.result())).toArray());
    }

    private String referenceLine() {
        if (reference.isEmpty()) {
            return "Nothing was measured, so there is no hypervolume.\n";
        }
        List<String> point = new ArrayList<>();
        for (int o = 0; o < objectives.size(); o++) {
            point.add(objectives.get(o).id() + " " + Numbers.value(reference.get().get(o)));
        }
        return "Hypervolume against: " + String.join(", ", point) + "\n";
    }

    private Optional<List<Double>> reference() {
        if (runs.size() == 1) {
            return runs.get(0).result().referencePoint();
        }
        Optional<List<Double>> given = runs.get(0).result().spec().referencePoint();
        List<Evaluation> all =
                runs.stream().flatMap(run -> run.result().evaluations().stream()).toList();
        return given.isPresent() ? given : ReferencePoint.freeze(all, objectives);
    }

    private double hypervolume(SearchResult result) {
        return volume(result).map(Volume::value).orElse(Double.NaN);
    }

    private Optional<Volume> volume(SearchResult result) {
        return reference.map(point -> FrontVolume.of(result.front(), objectives, point));
    }
}
