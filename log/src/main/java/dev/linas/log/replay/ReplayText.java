package dev.linas.log.replay;

import dev.linas.core.search.SearchSpec;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.Round;
import dev.linas.searches.result.VolumeText;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import dev.linas.trainer.round.TrainingOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Replays as tables for people, and as CSV. */
public final class ReplayText {
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private static final int MOST_DIFFERENCES = 10;

    private ReplayText() {}

    /** The rounds of one replay, a line each. */
    public static TextTable rounds(SearchSpec spec, List<ReplayedRound> rounds) {
        List<String> headings = new ArrayList<>(List.of("round", "rows", "front", "hypervolume"));
        for (int o = 0; o < spec.objectives().size(); o++) {
            String id = spec.objectives().get(o).id();
            headings.addAll(List.of(id + " MAPE %", "tau-b", "in 90 %"));
        }
        headings.addAll(List.of("proposed", "measured next"));
        TextTable table =
                new TextTable(headings.toArray(String[]::new))
                        .numbers(headings.toArray(String[]::new));
        for (ReplayedRound round : rounds) {
            TrainingOutcome outcome = round.outcome();
            List<String> cells = new ArrayList<>();
            cells.add(round.number() + (round.recordedAgain() ? " (again)" : ""));
            cells.add(Integer.toString(outcome.evaluations()));
            cells.add(Integer.toString(outcome.front().size()));
            cells.add(
                    outcome.referencePoint().isPresent()
                            ? Numbers.value(outcome.hypervolume())
                            : "-");
            for (int o = 0; o < spec.objectives().size(); o++) {
                ForesightQuality quality =
                        round.foreseen().isEmpty()
                                ? ForesightQuality.NONE
                                : round.foreseen().get(o);
                cells.add(Numbers.value(quality.mape()));
                cells.add(Numbers.value(quality.kendallTauB()));
                cells.add(Numbers.value(quality.coverage()));
            }
            cells.add(Integer.toString(round.proposals().size()));
            cells.add(Integer.toString(round.alsoMeasured()));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    /** Several replays of one log side by side, a line per policy and objective. */
    public static TextTable comparison(List<Replay> replays, List<List<ReplayedRound>> rounds) {
        TextTable table =
                new TextTable(
                                "policy",
                                "objective",
                                "rounds",
                                "MAPE %",
                                "tau-b",
                                "in 90 %",
                                "proposals measured next %",
                                "final hypervolume")
                        .numbers(
                                "rounds",
                                "MAPE %",
                                "tau-b",
                                "in 90 %",
                                "proposals measured next %",
                                "final hypervolume");
        for (int p = 0; p < replays.size(); p++) {
            List<ReplayedRound> own = rounds.get(p);
            SearchSpec spec = replays.get(p).spec();
            for (int o = 0; o < spec.objectives().size(); o++) {
                int objective = o;
                table.row(
                        replays.get(p).policy().name(),
                        spec.objectives().get(o).id(),
                        Long.toString(own.stream().filter(r -> !r.foreseen().isEmpty()).count()),
                        mean(own, r -> r.foreseen().get(objective).mape()),
                        mean(own, r -> r.foreseen().get(objective).kendallTauB()),
                        mean(own, r -> r.foreseen().get(objective).coverage()),
                        Numbers.value(shareMeasured(own)),
                        finalHypervolume(own));
            }
        }
        return table;
    }

    /**
     * All replays as CSV: a line per policy, round and objective, in full precision; empty where a
     * figure is not defined.
     */
    public static String csv(List<Replay> replays, List<List<ReplayedRound>> rounds) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
            printer.printRecord(
                    "policy",
                    "round",
                    "evaluations",
                    "front",
                    "hypervolume",
                    "objective",
                    "next_rows",
                    "next_mape_percent",
                    "next_kendall_tau_b",
                    "next_in_90_percent_interval",
                    "proposed",
                    "measured_next");
            for (int p = 0; p < replays.size(); p++) {
                for (ReplayedRound round : rounds.get(p)) {
                    print(printer, replays.get(p), round);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder throws none
        }
        return text.toString();
    }

    /** Says whether a replay by the recorded policy came to what is recorded. */
    public static String agreement(SearchLog log, int rounds, List<String> differences) {
        if (differences.isEmpty()) {
            return ("All %d rounds are as recorded: predictors, front, hypervolume and next"
                            + " candidates, to the last digit.\n")
                    .formatted(rounds);
        }
        List<String> versions =
                log.rounds().stream().map(Round::getCodeVersion).distinct().toList();
        StringBuilder text = new StringBuilder();
        text.append(
                "The replay differs from the record, which version %s wrote:\n"
                        .formatted(String.join(", ", versions)));
        differences.stream().limit(MOST_DIFFERENCES).forEach(d -> text.append("  " + d + "\n"));
        if (differences.size() > MOST_DIFFERENCES) {
            text.append("  and %d more\n".formatted(differences.size() - MOST_DIFFERENCES));
        }
        return text.toString();
    }

    /** Describes a moment in the past in one line. */
    public static String past(PastFront past, Policy policy) {
        return "%d evaluations, %s, front of %d, hypervolume %s%s\n"
                .formatted(
                        past.rows().size(),
                        past.lastRound().isPresent()
                                ? "round %d closed".formatted(past.lastRound().getAsInt())
                                : "no round closed",
                        past.front().size(),
                        past.volume().map(VolumeText::of).orElse("not defined yet"),
                        policy.isRecorded() ? "" : " (" + policy.name() + ")");
    }

    private static void print(CSVPrinter printer, Replay replay, ReplayedRound round)
            throws IOException {
        TrainingOutcome outcome = round.outcome();
        for (int o = 0; o < replay.spec().objectives().size(); o++) {
            ForesightQuality quality =
                    round.foreseen().isEmpty() ? ForesightQuality.NONE : round.foreseen().get(o);
            printer.printRecord(
                    replay.policy().name(),
                    round.number(),
                    outcome.evaluations(),
                    outcome.front().size(),
                    outcome.referencePoint().isPresent() ? outcome.hypervolume() : "",
                    replay.spec().objectives().get(o).id(),
                    quality.rows(),
                    defined(quality.mape()),
                    defined(quality.kendallTauB()),
                    defined(quality.coverage()),
                    round.proposals().size(),
                    round.alsoMeasured());
        }
    }

    private static Object defined(double value) {
        return Double.isNaN(value) ? "" : value;
    }

    /** Mean over the rounds in which it is defined. */
    private static String mean(List<ReplayedRound> rounds, ToDoubleFunction<ReplayedRound> value) {
        return Numbers.value(
                rounds.stream()
                        .filter(r -> !r.foreseen().isEmpty())
                        .mapToDouble(value)
                        .filter(v -> !Double.isNaN(v))
                        .average()
                        .orElse(Double.NaN));
    }

    private static double shareMeasured(List<ReplayedRound> rounds) {
        List<ReplayedRound> followed =
                rounds.stream().filter(r -> !r.foreseen().isEmpty()).toList();
        int proposed = followed.stream().mapToInt(r -> r.proposals().size()).sum();
        int measured = followed.stream().mapToInt(ReplayedRound::alsoMeasured).sum();
        return proposed == 0 ? Double.NaN : 100.0 * measured / proposed;
    }

    private static String finalHypervolume(List<ReplayedRound> rounds) {
        return IntStream.iterate(rounds.size() - 1, r -> r >= 0, r -> r - 1)
                .mapToObj(r -> rounds.get(r).outcome())
                .filter(outcome -> outcome.referencePoint().isPresent())
                .findFirst()
                .map(outcome -> Numbers.value(outcome.hypervolume()))
                .orElse("-");
    }
}
