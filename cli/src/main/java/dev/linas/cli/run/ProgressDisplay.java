package dev.linas.cli.run;

import dev.linas.core.objective.Objective;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.DeviceArchive;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.searches.stream.SearchProgress;
import dev.linas.searches.text.Numbers;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Shows the progress of a search: a line for every closed round and, on a terminal, a status line
 * that is rewritten in place; elsewhere the status line is printed now and then.
 */
final class ProgressDisplay {
    private static final Duration ANEW = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final String REWRITE = "\r\u001B[2K";

    private final PrintWriter out;
    private final boolean terminal;
    private final int evaluationsAtStart;
    private final Instant startedAt;
    private Instant lastStatus;
    private String status = "";

    /**
     * @param terminal whether {@code out} understands escape sequences
     * @param evaluationsAtStart evaluations that an earlier run had done
     * @param startedAt when this run began to follow
     */
    ProgressDisplay(PrintWriter out, boolean terminal, int evaluationsAtStart, Instant startedAt) {
        this.out = out;
        this.terminal = terminal;
        this.evaluationsAtStart = evaluationsAtStart;
        this.startedAt = startedAt;
        this.lastStatus = startedAt;
    }

    /** Shows what is new; returns whether a round was closed. */
    boolean show(SearchProgress progress, Instant now) {
        List<Round> closed = progress.takeNewlyClosed();
        for (Round round : closed) {
            line(describe(round));
        }
        if (!progress.finished()) {
            showStatus(progress, now);
        }
        return !closed.isEmpty();
    }

    private void showStatus(SearchProgress progress, Instant now) {
        String next = status(progress, now);
        if (terminal
                && (!next.equals(status)
                        || Duration.between(lastStatus, now).compareTo(ANEW) > 0)) {
            out.print(REWRITE + next); // anew, for a warning takes its place
            out.flush();
            lastStatus = now;
        } else if (!terminal && Duration.between(lastStatus, now).compareTo(QUIET) > 0) {
            out.println(next);
            out.flush();
            lastStatus = now;
        }
        status = next;
    }

    /** Prints a line above the status line. */
    void line(String text) {
        out.println((terminal ? REWRITE : "") + text);
        out.flush();
        status = "";
    }

    private static String describe(Round round) {
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

    private String status(SearchProgress progress, Instant now) {
        int evaluations = progress.evaluations();
        String pools =
                progress.workersByPool(now).entrySet().stream()
                        .map(ProgressDisplay::describe)
                        .collect(Collectors.joining(", "));
        return "round %2d  %s evaluations  %s  pools: %s%s"
                .formatted(
                        progress.openRound(),
                        ofBudget(evaluations, progress.budget().orElse(null)),
                        doing(progress),
                        pools,
                        timeLeft(evaluations, progress.budget(), now)
                                .map(left -> "  about " + left + " left")
                                .orElse(""));
    }

    private static String doing(SearchProgress progress) {
        int done = progress.openRoundDone();
        int size = progress.openRoundSize();
        if (size == 0) {
            return progress.openRound() == 0 ? "starting" : "choosing candidates";
        }
        return done < size ? "measuring %d of %d".formatted(done + 1, size) : "fitting predictors";
    }

    private static String describe(Map.Entry<String, Integer> workers) {
        return workers.getValue() == 0
                ? workers.getKey() + " NOBODY"
                : workers.getKey() + " " + workers.getValue();
    }

    private static String ofBudget(int evaluations, Integer budget) {
        return budget == null ? Integer.toString(evaluations) : evaluations + "/" + budget;
    }

    private Optional<String> timeLeft(int evaluations, Optional<Integer> budget, Instant now) {
        int done = evaluations - evaluationsAtStart;
        if (budget.isEmpty() || done <= 0) {
            return Optional.empty();
        }
        long millis = Duration.between(startedAt, now).toMillis();
        long left = millis * Math.max(0, budget.get() - evaluations) / done / 1000;
        return Optional.of(
                left < 3600
                        ? String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60)
                        : String.format(Locale.ROOT, "%d h %02d min", left / 3600, left / 60 % 60));
    }
}
