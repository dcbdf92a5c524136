package dev.linas.log.explain;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.Posterior.Marginals;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.stats.NormalDistribution;
import dev.linas.log.explain.Explanation.FrontChange;
import dev.linas.predictors.PredictorFitters;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Origin;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.SampleSummary;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.mapping.PredictorMapper;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The story of a candidate for people. */
public final class ExplanationText {
    private final Explanation story;
    private final Candidate candidate;
    private final Genome genome;
    private final StringBuilder text = new StringBuilder();

    private ExplanationText(Explanation story) {
        this.story = story;
        this.candidate = story.candidate();
        this.genome = GenomeMapper.toGenome(candidate.getGenome());
    }

    /** The whole story, each line ended. */
    public static String of(Explanation story) {
        ExplanationText writer = new ExplanationText(story);
        writer.head();
        writer.choice();
        writer.measured();
        writer.front();
        return writer.text.toString();
    }

    private void head() {
        line(
                "Candidate %d/%d of search '%s': genome %s",
                candidate.getRound(), candidate.getIndex(), story.spec().id(), genome);
        line("  %s", story.spec().space().describe(genome));
    }

    private void choice() {
        line("");
        line("Why it was chosen");
        line(
                "  %s, by the tactic '%s', seed %d, version %s%s",
                origin(candidate.getProvenance().getOrigin()),
                candidate.getProvenance().getTactic(),
                candidate.getProvenance().getSeed(),
                candidate.getProvenance().getCodeVersion(),
                candidate.getRepeat() > 0
                        ? "; measured again, for the %d. time".formatted(candidate.getRepeat() + 1)
                        : "");
        if (story.predictors().isEmpty()) {
            line("  nothing was predicted of it");
            return;
        }
        int round = story.chosenBy().orElseThrow().getNumber();
        line("  predictors fitted after round %d:", round);
        TextTable table =
                new TextTable(
                        "  objective",
                        "predictor",
                        "rows",
                        "tau-b",
                        "predicted",
                        "90 % interval",
                        "measured",
                        "off by");
        for (int o = 0; o < story.predictors().size(); o++) {
            prediction(table, o, story.predictors().get(o));
        }
        text.append(table);
        story.predictedGain()
                .ifPresent(
                        gain ->
                                line(
                                        "  its predicted values would add %s to the hypervolume %s"
                                                + " of that round's front",
                                        Numbers.value(gain),
                                        Numbers.value(
                                                story.chosenBy()
                                                        .orElseThrow()
                                                        .getArchive()
                                                        .getHypervolume())));
    }

    private static String origin(Origin origin) {
        return switch (origin) {
            case INITIAL_DESIGN -> "part of the initial design";
            case INNER_SEARCH -> "found by the inner search on the predictors";
            case RANDOM_FILL -> "drawn at random, since the inner search gave too few new ones";
        };
    }

    private void prediction(TextTable table, int objective, Predictor predictor) {
        Marginals marginals =
                PredictorMapper.toPredictor(
                                predictor, story.spec().space().size(), PredictorFitters.FORMS)
                        .posterior(new OneHotEncoding(story.spec().space()))
                        .at(List.of(genome));
        double predicted =
                candidate.getPredicted() == null
                        ? marginals.value(0, 0.0)
                        : candidate.getPredicted().get(objective);
        Optional<Double> measured =
                story.row().map(row -> row.value(objective)).filter(v -> !Double.isNaN(v));
        table.row(
                "  " + story.spec().objectives().get(objective).id(),
                predictor.getKind(),
                Integer.toString(predictor.getTrainingRows()),
                predictor.getKendallTauB() == null
                        ? "-"
                        : Numbers.value(predictor.getKendallTauB()),
                Numbers.value(predicted),
                marginals.deviations()[0] == 0.0
                        ? "-"
                        : "%s to %s"
                                .formatted(
                                        Numbers.value(
                                                marginals.value(
                                                        0, -NormalDistribution.NINETY_PERCENT)),
                                        Numbers.value(
                                                marginals.value(
                                                        0, NormalDistribution.NINETY_PERCENT))),
                measured.map(Numbers::value).orElse("-"),
                measured.map(value -> Numbers.value(value - predicted)).orElse("-"));
    }

    private void measured() {
        line("");
        if (story.measurements().isEmpty()) {
            line("It has not been measured yet");
            return;
        }
        line("What was measured");
        TextTable table =
                new TextTable("  metric", "value", "spread", "95 % interval", "by", "at", "took");
        story.measurements()
                .forEach(m -> m.getResults().forEach(result -> result(table, m, result)));
        text.append(table);
    }

    private static void result(TextTable table, Measurement measurement, MetricResult result) {
        SampleSummary samples = result.getSampling();
        table.row(
                "  " + Objective.id(result.getMetric(), measurement.getPool()),
                result.getOutcome() == Outcome.MEASURED
                        ? Numbers.value(result.getValue())
                        : "failed: " + result.getError(),
                result.getSpread() == null ? "-" : Numbers.value(result.getSpread()),
                samples == null
                        ? "-"
                        : "%s to %s"
                                .formatted(
                                        Numbers.value(samples.getIntervalLow()),
                                        Numbers.value(samples.getIntervalHigh())),
                measurement.getInstance() + (measurement.getRepeat() ? " (repeat store)" : ""),
                measurement.getMeasuredAt().toString(),
                Numbers.duration(Duration.ofMillis(measurement.getDurationMillis())));
    }

    private void front() {
        line("");
        if (story.front().isEmpty()) {
            line("Its round has not closed yet, so the front does not know it");
            return;
        }
        line("What it changed");
        FrontChange change = story.front().get();
        if (change.entered()) {
            line(
                    "  it entered the front in round %d%s%s",
                    change.closedIn(),
                    change.gain().isPresent()
                            ? "; to the front before it adds a hypervolume of "
                                    + Numbers.value(change.gain().getAsDouble())
                            : "",
                    change.displaced().isEmpty()
                            ? ", and dominates no member of the front before"
                            : ", and dominates " + places(change.displaced()));
            line(
                    change.leftIn().isPresent()
                            ? "  it left the front in round %d".formatted(change.leftIn().get())
                            : "  it is on the front to the end");
        } else if (story.row().map(Evaluation::complete).orElse(false)) {
            line(
                    "  it is not on the front of round %d: %s",
                    change.closedIn(),
                    change.dominatedBy().isEmpty()
                            ? "an equal one is there, or it keeps the bounds less well"
                            : "dominated by " + places(change.dominatedBy()));
        } else if (story.row().map(Evaluation::failed).orElse(true)) {
            line("  nothing: an objective of it could not be measured");
        } else {
            line("  nothing: it was measured for some of the objectives only");
        }
    }

    private static String places(List<Evaluation> members) {
        return members.stream()
                .map(member -> member.id().toString())
                .collect(Collectors.joining(", "));
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : format.formatted(values)).append('\n');
    }
}
