package dev.linas.searches.run;

import dev.linas.core.objective.Objective;
import dev.linas.schemas.Round;
import dev.linas.searches.result.ClosedRound;
import dev.linas.searches.stream.SearchProgress;
import dev.linas.searches.text.Lines;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.Sparkline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a search that runs stands, in a few lines: round, evaluations and time left; hypervolume
 * and its trend; what the predictors are worth; what is measured now, and how fast. Not
 * thread-safe.
 */
public final class StatusBlock {
    private static final int TREND = 24;

    /** Rounds over which the growth of the hypervolume is told. */
    private static final int GROWTH = 5;

    /** Candidates in work that are named. */
    private static final int NAMED = 4;

    private final SearchProgress progress;
    private Optional<Instant> firstMeasuredAt = Optional.empty();
    private int firstMeasured;
    private final int atStart;

    /**
     * @param progress after it has read what there was
     */
    public StatusBlock(SearchProgress progress) {
        this.progress = progress;
        this.atStart = progress.evaluations();
    }

    /**
     * The lines now.
     *
     * @param width longest line, in characters
     */
    public List<String> lines(Instant now, int width) {
        if (firstMeasuredAt.isEmpty() && progress.evaluations() > atStart) {
            firstMeasuredAt = Optional.of(now);
            firstMeasured = progress.evaluations();
        }
        List<String> lines = new ArrayList<>(Lines.flow(overall(now), width));
        lines.addAll(Lines.flow(quality(), width));
        lines.addAll(Lines.flow(work(), width));
        lines.addAll(
                Lines.flow(
                        progress.workersByPool(now).entrySet().stream()
                                .map(pool -> pool(pool, now))
                                .toList(),
                        width));
        return lines;
    }

    private List<String> overall(Instant now) {
        int evaluations = progress.evaluations();
        Optional<Integer> budget = progress.budget();
        return List.of(
                "round " + progress.openRound(),
                RoundText.ofBudget(evaluations, budget.orElse(null)) + " evaluations" + failed(),
                budget.filter(most -> most > 0)
                        .map(most -> 100L * Math.min(evaluations, most) / most + " %")
                        .orElse(""),
                timeLeft(evaluations, now).map(left -> "about " + left + " left").orElse(""));
    }

    private String failed() {
        int failed = progress.lastRound().map(r -> r.getArchive().getFailed()).orElse(0);
        return failed == 0 ? "" : " (" + failed + " failed)";
    }

    /** From the first measurement on: what came before it was the start-up. */
    private Optional<String> timeLeft(int evaluations, Instant now) {
        int done = evaluations - firstMeasured;
        if (progress.budget().isEmpty() || firstMeasuredAt.isEmpty() || done <= 0) {
            return Optional.empty();
        }
        long millis = Duration.between(firstMeasuredAt.get(), now).toMillis();
        long left = millis * Math.max(0, progress.budget().get() - evaluations) / done / 1000;
        return Optional.of(
                left < 3600
                        ? String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60)
                        : String.format(Locale.ROOT, "%d h %02d min", left / 3600, left / 60 % 60));
    }

    private List<String> quality() {
        List<ClosedRound> closed = progress.closedRounds();
        if (closed.isEmpty()) {
            return List.of("no round is closed yet");
        }
        ClosedRound last = closed.get(closed.size() - 1);
        List<Double> volumes = closed.stream().map(ClosedRound::hypervolume).toList();
        List<String> parts = new ArrayList<>();
        parts.add(
                "hypervolume %s %s"
                        .formatted(
                                Numbers.value(last.hypervolume()), Sparkline.of(volumes, TREND)));
        parts.add(growth(volumes));
        parts.add("front " + progress.lastRound().map(StatusBlock::front).orElse(0));
        for (ClosedRound.PredictorFit fit : last.predictors()) {
            if (Double.isFinite(fit.kendallTauB())) {
                parts.add(
                        String.format(
                                Locale.ROOT,
                                "%s predicted with tau %.2f",
                                fit.objective(),
                                fit.kendallTauB()));
            }
        }
        return parts;
    }

    private static int front(Round round) {
        return round.getArchive().getFront().size();
    }

    private static String growth(List<Double> volumes) {
        int back = Math.min(GROWTH, volumes.size() - 1);
        double now = volumes.get(volumes.size() - 1);
        double before = back == 0 ? Double.NaN : volumes.get(volumes.size() - 1 - back);
        return before > 0
                ? String.format(
                        Locale.ROOT,
                        "%+.1f %% in %s",
                        100 * (now / before - 1),
                        back == 1 ? "a round" : back + " rounds")
                : "";
    }

    private List<String> work() {
        int done = progress.openRoundDone();
        int size = progress.openRoundSize();
        if (size == 0) {
            return List.of(progress.openRound() == 0 ? "starting" : "choosing candidates");
        }
        if (done >= size) {
            return List.of("fitting predictors");
        }
        List<String> now =
                progress.spec().objectives().stream()
                        .map(Objective::pool)
                        .distinct()
                        .flatMap(pool -> progress.measuredNow(pool).stream())
                        .distinct()
                        .toList();
        String named = now.stream().limit(NAMED).collect(Collectors.joining(", "));
        return List.of(
                "%d of %d of the round are in".formatted(done, size),
                now.isEmpty() ? "" : "now " + named + (now.size() > NAMED ? ", ..." : ""));
    }

    private static String rate(double perMinute) {
        return String.format(
                Locale.ROOT, perMinute < 10 ? ", %.1f per minute" : ", %.0f per minute", perMinute);
    }

    private String pool(Map.Entry<String, Integer> workers, Instant now) {
        String pool = workers.getKey();
        String who =
                workers.getValue() == 0
                        ? "NOBODY"
                        : workers.getValue() == 1 ? "1 worker" : workers.getValue() + " workers";
        return "%s: %s%s"
                .formatted(
                        pool,
                        who,
                        progress.rates().perMinute(pool, now).stream()
                                .mapToObj(StatusBlock::rate)
                                .findFirst()
                                .orElse(""));
    }
}
