package dev.linas.searches.run;

import dev.linas.core.objective.Objective;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.DeviceArchive;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.searches.text.Numbers;
import java.util.Locale;

/** A closed round in one line. */
public final class RoundText {
    private RoundText() {}

    /** Evaluations, hypervolume, front and predictors of a round, or what it failed of. */
    public static String of(Round round) {
        if (round.getClosedBy() == ClosedBy.FAILURE) {
            return "round %2d  failed: %s".formatted(round.getNumber(), round.getFailure());
        }
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "round %2d  %s evaluations%s  hypervolume %s  front %d",
                        round.getNumber(),
                        ofBudget(round.getArchive().getEvaluations(), round.getBudget()),
                        round.getArchive().getFailed() == 0
                                ? ""
                                : " (" + round.getArchive().getFailed() + " failed)",
                        Numbers.value(round.getArchive().getHypervolume()),
                        round.getArchive().getFront().size()));
        for (DeviceArchive device : round.getArchive().getDevices()) {
            text.append("  | ").append(device.getPool()).append(" hypervolume ");
            text.append(Numbers.value(device.getHypervolume()));
            text.append(" front ").append(device.getMembers().size());
        }
        for (Predictor predictor : round.getPredictors()) {
            text.append("  | ").append(describe(predictor));
        }
        if (round.getParetoRankTau() != null) {
            text.append(String.format(Locale.ROOT, "  | rank tau %.2f", round.getParetoRankTau()));
        }
        if (round.getFinished()) {
            text.append("  | finished: ").append(round.getFinishReason());
        }
        return text.toString();
    }

    private static String describe(Predictor predictor) {
        return String.format(
                Locale.ROOT,
                "%s %s tau %s mape %s",
                Objective.id(predictor.getMetric(), predictor.getPool()),
                predictor.getKind(),
                predictor.getKendallTauB() == null
                        ? "-"
                        : String.format(Locale.ROOT, "%.2f", predictor.getKendallTauB()),
                predictor.getMape() == null
                        ? "-"
                        : String.format(Locale.ROOT, "%.1f%%", predictor.getMape()));
    }

    /** Evaluations, and of how many; null: no limit. */
    static String ofBudget(int evaluations, Integer budget) {
        return budget == null ? Integer.toString(evaluations) : evaluations + "/" + budget;
    }
}
