package dev.linas.benchmarks.recovery;

import dev.linas.benchmarks.report.Grid;
import dev.linas.core.stats.Quantiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The consequences of kills, as tables. */
final class RecoveryReport {
    private final List<Recovery> recoveries;

    /**
     * @param recoveries at least one
     */
    RecoveryReport(List<Recovery> recoveries) {
        this.recoveries = List.copyOf(recoveries);
    }

    /** One row per kind and part, in the order in which they were first killed. */
    Grid summary() {
        Grid grid =
                new Grid(
                        List.of(
                                "kill",
                                "of",
                                "kills",
                                "record: median s",
                                "worst s",
                                "target s",
                                "round: median s",
                                "worst s",
                                "ended as undisturbed"));
        List<List<Object>> kinds =
                recoveries.stream()
                        .map(r -> List.<Object>of(r.kind(), r.part()))
                        .distinct()
                        .toList();
        for (List<Object> kind : kinds) {
            List<Recovery> of =
                    recoveries.stream()
                            .filter(r -> List.<Object>of(r.kind(), r.part()).equals(kind))
                            .toList();
            grid.row(row(of));
        }
        return grid;
    }

    private static List<String> row(List<Recovery> of) {
        Recovery first = of.get(0);
        return List.of(
                first.kind().toString(),
                first.part().command(),
                Integer.toString(of.size()),
                seconds(median(of, Recovery::record)),
                seconds(worst(of, Recovery::record)),
                Long.toString(first.kind().target().toSeconds()),
                seconds(median(of, Recovery::round)),
                seconds(worst(of, Recovery::round)),
                of.stream().filter(Recovery::equal).count() + " of " + of.size());
    }

    /** One row per kill. */
    Grid all() {
        Grid grid =
                new Grid(
                        List.of(
                                "kill",
                                "of",
                                "number",
                                "measured",
                                "record s",
                                "round s",
                                "load",
                                "difference"));
        for (Recovery r : recoveries) {
            grid.row(
                    List.of(
                            r.kind().toString(),
                            r.part().command(),
                            Integer.toString(r.number()),
                            Long.toString(r.measured()),
                            seconds(r.record()),
                            seconds(r.round()),
                            Grid.number(r.load(), 2),
                            r.difference()));
        }
        return grid;
    }

    /** Says that every search ended as undisturbed, or which did not and how; whole lines. */
    String verdict() {
        List<String> lines = new ArrayList<>();
        for (Recovery r : recoveries) {
            if (!r.equal()) {
                lines.add(
                        "%s of %s, number %d, ended otherwise than undisturbed: %s"
                                .formatted(
                                        r.kind(), r.part().command(), r.number(), r.difference()));
            }
        }
        if (lines.isEmpty()) {
            lines.add(
                    "All %d searches ended as undisturbed: the same rows, fronts and rounds."
                            .formatted(recoveries.size()));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Whether every search ended as undisturbed. */
    boolean allEqual() {
        return recoveries.stream().allMatch(Recovery::equal);
    }

    private static Duration median(List<Recovery> of, Function<Recovery, Duration> time) {
        double[] nanos = of.stream().map(time).mapToDouble(Duration::toNanos).toArray();
        return Duration.ofNanos((long) Quantiles.median(nanos));
    }

    private static Duration worst(List<Recovery> of, Function<Recovery, Duration> time) {
        return of.stream().map(time).max(Duration::compareTo).orElseThrow();
    }

    private static String seconds(Duration time) {
        return Grid.number(time.toNanos() / 1e9, 1);
    }
}
