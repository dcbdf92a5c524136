package dev.linas.searches.simulation;

import dev.linas.core.search.SearchSpec;
import dev.linas.searches.result.SearchWarning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Notes on simulated searches for the user, a line each. */
public final class SimulationNotes {
    private SimulationNotes() {}

    /** Each kind of warning once, as the first search has it that has one. */
    public static List<String> warnings(List<SimulationRun> runs) {
        Set<SearchWarning.Kind> said = EnumSet.noneOf(SearchWarning.Kind.class);
        List<String> lines = new ArrayList<>();
        for (SimulationRun run : runs) {
            SearchSpec spec = run.result().spec();
            String which =
                    runs.size() == 1 ? "" : "%s, seed %d: ".formatted(spec.tactic(), spec.seed());
            SearchWarning.unsaid(run.result(), said)
                    .forEach(warning -> lines.add("warning: " + which + warning.text()));
        }
        return lines;
    }

    /** The first failure of each pool, of the first search that has any. */
    public static List<String> failures(List<SimulationRun> runs) {
        List<String> lines = new ArrayList<>();
        runs.stream()
                .map(SimulationRun::firstFailures)
                .filter(failures -> !failures.isEmpty())
                .findFirst()
                .ifPresent(
                        failures ->
                                failures.forEach(
                                        (pool, reason) ->
                                                lines.add(
                                                        "first failure of pool %s: %s"
                                                                .formatted(pool, reason))));
        return lines;
    }
}
