package dev.linas.searches.result;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.OutlierFence;
import dev.linas.evaluator.pool.MetricCatalog;
import dev.linas.searches.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A warning without which the numbers of a result would mislead.
 *
 * @param kind of what kind it is; said once each
 * @param text for people, one line
 */
public record SearchWarning(Kind kind, String text) {
    /** The kinds of warnings. */
    public enum Kind {
        /** Nothing that was measured keeps the bounds. */
        BOUNDS_BROKEN,
        /** More candidates failed than not. */
        MOST_FAILED,
        /** An objective has one and the same value for all that was measured. */
        CONSTANT,
        /** A measured value that a metric of that name cannot have. */
        IMPOSSIBLE,
        /** A measured value lies hugely beyond the others. */
        OUTLIER,
        /** Nothing that was measured is better than the reference point in every objective. */
        REFERENCE_EXCLUDES_ALL,
        /** The hypervolume is beyond the largest double. */
        VOLUME_BEYOND_NUMBERS,
        /** The hypervolume is an estimate. */
        VOLUME_ESTIMATED
    }

    /** Different sub-networks that are measured before one value for all of them is told. */
    static final int TELLING = 8;

    /** The warnings that a result calls for, most important first. */
    public static List<SearchWarning> of(SearchResult result) {
        List<SearchWarning> warnings = new ArrayList<>();
        List<Objective> objectives = result.spec().objectives();
        String broken = FrontBounds.describe(result.front(), objectives);
        if (!broken.isEmpty()) {
            warnings.add(new SearchWarning(Kind.BOUNDS_BROKEN, broken));
        }
        int evaluations = result.evaluations().size();
        if (result.failed() * 2 > evaluations) {
            warnings.add(
                    new SearchWarning(
                            Kind.MOST_FAILED,
                            "%d of %d evaluations failed, so the front rests on %d"
                                    .formatted(
                                            result.failed(),
                                            evaluations,
                                            evaluations - result.failed())));
        }
        for (int o = 0; o < objectives.size(); o++) {
            impossible(result.evaluations(), o, objectives.get(o)).ifPresent(warnings::add);
            constant(result.evaluations(), o, objectives.get(o)).ifPresent(warnings::add);
            outlier(result.evaluations(), o, objectives.get(o)).ifPresent(warnings::add);
        }
        Optional<Volume> volume = result.volume();
        if (volume.isEmpty() || result.front().isEmpty()) {
            return warnings;
        }
        double value = volume.get().value();
        if (value == 0 && broken.isEmpty()) {
            warnings.add(excluded(result));
        } else if (value == Double.MAX_VALUE) {
            warnings.add(
                    new SearchWarning(
                            Kind.VOLUME_BEYOND_NUMBERS,
                            "the hypervolume is larger than the largest number that there is here;"
                                    + " measure in larger units"));
        } else if (!volume.get().exact()) {
            warnings.add(
                    new SearchWarning(
                            Kind.VOLUME_ESTIMATED,
                            ("the hypervolume of %d objectives is an estimate: %s, with 99 %%"
                                            + " confidence")
                                    .formatted(objectives.size(), VolumeText.of(volume.get()))));
        }
        return warnings;
    }

    /**
     * The warnings that a result calls for whose kind has not been said, most important first.
     * Several of one new kind are all among them.
     *
     * @param said kinds said so far; those of the result are added
     */
    public static List<SearchWarning> unsaid(SearchResult result, Set<Kind> said) {
        List<SearchWarning> unsaid =
                of(result).stream().filter(warning -> !said.contains(warning.kind())).toList();
        unsaid.forEach(warning -> said.add(warning.kind()));
        return unsaid;
    }

    private static SearchWarning excluded(SearchResult result) {
        String point =
                result.referencePoint().orElseThrow().stream()
                        .map(Numbers::value)
                        .collect(Collectors.joining(", "));
        return new SearchWarning(
                Kind.REFERENCE_EXCLUDES_ALL,
                ("'reference_point' is (%s): nothing measured so far is better in every"
                                        + " objective, so the")
                                .formatted(point)
                        + " hypervolume is 0 and cannot tell whether the search stagnates; give a"
                        + " worse point, or none");
    }

    /**
     * A warning of values that are impossible for their metric, as a difference of clocks may give.
     */
    private static Optional<SearchWarning> impossible(
            List<Evaluation> evaluations, int index, Objective objective) {
        List<Evaluation> measured = measured(evaluations, index);
        List<Evaluation> impossible =
                measured.stream()
                        .filter(e -> MetricCatalog.ALL.excludes(objective.metric(), e.value(index)))
                        .toList();
        if (impossible.isEmpty()) {
            return Optional.empty();
        }
        Evaluation first = impossible.get(0);
        return Optional.of(
                new SearchWarning(
                        Kind.IMPOSSIBLE,
                        ("%s: %d of %d values are impossible for what its name says, first %s of"
                             + " round %d index %d; look at what pool '%s' measures with")
                                .formatted(
                                        objective.id(),
                                        impossible.size(),
                                        measured.size(),
                                        Numbers.value(first.value(index)),
                                        first.round(),
                                        first.index(),
                                        objective.pool())));
    }

    /** A warning of a meter that ignores its genome, or of an objective that is of no use. */
    private static Optional<SearchWarning> constant(
            List<Evaluation> evaluations, int index, Objective objective) {
        List<Evaluation> measured = measured(evaluations, index);
        long values = measured.stream().mapToDouble(e -> e.value(index)).distinct().count();
        long different = measured.stream().map(Evaluation::genome).distinct().count();
        if (values != 1 || different < TELLING) {
            return Optional.empty();
        }
        return Optional.of(
                new SearchWarning(
                        Kind.CONSTANT,
                        ("%s: all %d sub-networks so far have the value %s; either what pool '%s'"
                             + " measures with does not look at the genome, or this objective tells"
                             + " no sub-networks apart and can be left out")
                                .formatted(
                                        objective.id(),
                                        different,
                                        Numbers.value(measured.get(0).value(index)),
                                        objective.pool())));
    }

    private static List<Evaluation> measured(List<Evaluation> evaluations, int index) {
        return evaluations.stream().filter(e -> !Double.isNaN(e.value(index))).toList();
    }

    private static Optional<SearchWarning> outlier(
            List<Evaluation> evaluations, int index, Objective objective) {
        List<Evaluation> measured = measured(evaluations, index);
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        OutlierFence fence =
                OutlierFence.of(measured.stream().mapToDouble(e -> e.value(index)).toArray());
        List<Evaluation> outliers =
                measured.stream().filter(e -> fence.isOutlier(e.value(index))).toList();
        if (outliers.isEmpty()) {
            return Optional.empty();
        }
        Evaluation first = outliers.get(0);
        return Optional.of(
                new SearchWarning(
                        Kind.OUTLIER,
                        ("%s: %d of %d values lie hugely beyond the others (%s to %s), first %s of"
                             + " round %d index %d; predictors and reference point do not follow"
                             + " them")
                                .formatted(
                                        objective.id(),
                                        outliers.size(),
                                        measured.size(),
                                        Numbers.value(fence.lowest()),
                                        Numbers.value(fence.highest()),
                                        Numbers.value(first.value(index)),
                                        first.round(),
                                        first.index())));
    }
}
