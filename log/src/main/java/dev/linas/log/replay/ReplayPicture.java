package dev.linas.log.replay;

import dev.linas.core.objective.Objective;
import dev.linas.searches.plot.Chart;
import dev.linas.searches.plot.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Replays as a picture: a line per policy over the evaluations that each round had. For each
 * objective the error and the rank correlation of its predictor on the rows that came next, and the
 * hypervolume. Pure.
 */
public final class ReplayPicture {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 220;

    private ReplayPicture() {}

    /**
     * The picture, an SVG document.
     *
     * @param replays one per policy, of one log
     * @param rounds the rounds of each
     */
    public static String svg(List<Replay> replays, List<List<ReplayedRound>> rounds) {
        List<Chart> charts = new ArrayList<>();
        List<Objective> objectives = replays.get(0).spec().objectives();
        for (int o = 0; o < objectives.size(); o++) {
            int objective = o;
            String id = objectives.get(o).id();
            charts.add(
                    chart(
                            "MAPE of " + id + " on what came next, %",
                            replays,
                            rounds,
                            round -> foreseen(round, objective).mape()));
            charts.add(
                    chart(
                            "tau-b of " + id + " on what came next",
                            replays,
                            rounds,
                            round -> foreseen(round, objective).kendallTauB()));
        }
        charts.add(
                chart(
                        "hypervolume",
                        replays,
                        rounds,
                        round ->
                                round.outcome().referencePoint().isPresent()
                                        ? round.outcome().hypervolume()
                                        : Double.NaN));
        for (int c = 0; c + 1 < charts.size(); c++) {
            charts.get(c).withoutLegend();
        }
        return Drawing.svg("Replay of " + replays.get(0).spec().id(), 2, charts);
    }

    private static ForesightQuality foreseen(ReplayedRound round, int objective) {
        return round.foreseen().isEmpty() ? ForesightQuality.NONE : round.foreseen().get(objective);
    }

    private static Chart chart(
            String what,
            List<Replay> replays,
            List<List<ReplayedRound>> rounds,
            ToDoubleFunction<ReplayedRound> figure) {
        Chart chart = new Chart("", "evaluations", what).size(WIDTH, HEIGHT);
        for (int p = 0; p < replays.size(); p++) {
            chart.line(
                    replays.get(p).policy().name(),
                    rounds.get(p).stream().mapToDouble(r -> r.outcome().evaluations()).toArray(),
                    rounds.get(p).stream().mapToDouble(figure).toArray());
        }
        return chart;
    }
}
