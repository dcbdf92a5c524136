package dev.linas.searches.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.Volume;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Command;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.result.FrontBounds;
import dev.linas.searches.result.VolumeText;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One search as tables: its settings and progress, its predictors, its commands. */
public final class SearchText {
    private SearchText() {}

    /** Settings and progress, a line each. */
    public static TextTable settings(SearchState state) {
        Search search = state.search();
        TextTable table = new TextTable("search", search.getSearchId());
        table.row("state", state.describe());
        table.row(
                "evaluations",
                "%d of %s".formatted(state.evaluations(), Numbers.limit(state.budget())));
        table.row(
                "rounds closed",
                state.lastRound()
                        .map(round -> Integer.toString(round.getNumber() + 1))
                        .orElse("0"));
        Optional<Archive> archive = state.lastRound().map(Round::getArchive);
        archive.ifPresent(a -> progress(table, search, a));
        table.row("space", search.getSpaceName());
        table.row("tactic", search.getTactic());
        table.row("predictor", search.getPredictor());
        table.row(
                "population",
                "%d (round 0: %d)"
                        .formatted(search.getPopulation(), search.getInitialPopulation()));
        table.row("inner evaluations", Integer.toString(search.getInnerEvaluations()));
        table.row("seed", Long.toString(search.getSeed()));
        if (search.getWarmStartSearch() != null) {
            table.row("warm start", "front of " + search.getWarmStartSearch());
        }
        int earlier =
                search.getStrategy() == null ? 0 : search.getStrategy().getEarlierRows().size();
        if (earlier > 0) {
            table.row("learns from", earlier + " rows that were measured before");
        }
        for (dev.linas.schemas.Objective objective : search.getObjectives()) {
            table.row("objective", describe(objective));
        }
        table.row("started", search.getCreatedAt() + " by version " + search.getCodeVersion());
        return table;
    }

    private static void progress(TextTable table, Search search, Archive archive) {
        table.row("failed", Integer.toString(archive.getFailed()));
        table.row("front", archive.getFront().size() + " sub-networks");
        if (FrontBounds.isBounded(SearchMapper.objectives(search))) {
            String broken = ArchiveView.broken(search, archive);
            table.row("bounds", broken.isEmpty() ? "kept by the front" : broken);
        }
        Optional<Volume> volume = ArchiveView.volume(search, archive);
        if (volume.isPresent()) {
            List<String> point = new ArrayList<>();
            archive.getReferencePoint().forEach(value -> point.add(Numbers.value(value)));
            table.row(
                    "hypervolume",
                    "%s against (%s)"
                            .formatted(VolumeText.of(volume.get()), String.join(", ", point)));
        }
    }

    private static String describe(dev.linas.schemas.Objective objective) {
        String bound =
                objective.getBound() == null
                        ? ""
                        : ", bound " + Numbers.value(objective.getBound());
        return "%s %s%s%s"
                .formatted(
                        objective.getGoal().name().toLowerCase(Locale.ROOT),
                        Objective.id(objective.getMetric(), objective.getPool()),
                        bound,
                        objective.getPerPool() ? ", per pool" : "");
    }

    /** Out-of-fold quality of the predictors. */
    public static TextTable predictors(List<Predictor> predictors) {
        TextTable table =
                new TextTable(
                                "predictor of",
                                "kind",
                                "rows",
                                "MAPE %",
                                "RMSE",
                                "Kendall",
                                "Spearman")
                        .numbers("rows", "MAPE %", "RMSE", "Kendall", "Spearman");
        for (Predictor predictor : predictors) {
            table.row(
                    Objective.id(predictor.getMetric(), predictor.getPool()),
                    predictor.getKind(),
                    Integer.toString(predictor.getTrainingRows()),
                    number(predictor.getMape()),
                    number(predictor.getRmse()),
                    number(predictor.getKendallTauB()),
                    number(predictor.getSpearman()));
        }
        return table;
    }

    /** Every command given to a search, oldest first. */
    public static TextTable commands(List<Command> commands) {
        TextTable table = new TextTable("command", "given", "detail");
        for (Command given : commands) {
            String detail = "";
            if (given.getBudget() != null) {
                detail = given.getBudget() + " evaluations";
            } else if (given.getAddedPool() != null) {
                detail =
                        given.getAddedPool().getPool()
                                + ": "
                                + String.join(", ", given.getAddedPool().getMetrics());
            }
            table.row(
                    given.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    given.getIssuedAt().toString(),
                    detail);
        }
        return table;
    }

    private static String number(Double value) {
        return value == null ? "-" : Numbers.value(value);
    }
}
