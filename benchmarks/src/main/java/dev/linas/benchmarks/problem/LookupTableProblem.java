package dev.linas.benchmarks.problem;

import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.config.Problems;
import dev.linas.core.objective.Goal;
import dev.linas.evaluator.pool.MetricCatalog;
import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The problem that some metrics of a lookup table pose. */
final class LookupTableProblem {
    private LookupTableProblem() {}

    /**
     * The problem.
     *
     * @param file a file of format {@code linas-lookup-table/1}
     * @param metrics metrics of the file, each with its goal as in {@code macs:min}; the goal may
     *     be left out where the name tells it
     * @param space the space; empty: the one that the file names
     * @param folder where the search file goes
     * @throws UserError if the file cannot be read or names no space, or a metric's goal is not
     *     known
     */
    static Problem of(Path file, List<String> metrics, Optional<String> space, Path folder) {
        ProblemWriter text = new ProblemWriter(space.orElseGet(() -> spaceOf(file)));
        List<String> names = new ArrayList<>();
        for (String metric : metrics) {
            String[] parts = metric.split(":", 2);
            names.add(parts[0]);
            text.objective(parts[0], "lookup", goal(metric, parts));
        }
        text.pool(
                "lookup",
                Map.of(
                        "meter",
                        "lookup-table",
                        "file",
                        file.toAbsolutePath().toString(),
                        "metrics",
                        names));
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return text.save(folder, Problem.nameFrom(stem + "." + String.join(".", names)));
    }

    private static Goal goal(String metric, String[] parts) {
        if (parts.length == 1) {
            return MetricCatalog.ALL
                    .goal(metric)
                    .orElseThrow(
                            () ->
                                    new UserError(
                                            ("--metrics: the goal of '%1$s' is not known; expected"
                                                            + " %1$s:min or %1$s:max")
                                                    .formatted(metric)));
        }
        return switch (parts[1]) {
            case "min" -> Goal.MINIMIZE;
            case "max" -> Goal.MAXIMIZE;
            default ->
                    throw new UserError(
                            "--metrics: '%s'; expected NAME, NAME:min or NAME:max"
                                    .formatted(metric));
        };
    }

    private static String spaceOf(Path file) {
        try {
            Problems problems = new Problems(Document.read(file, Format.JSON));
            Optional<String> space =
                    problems.rootSection("a lookup table")
                            .required("space", "its space; or give --space")
                            .text();
            problems.throwIfAny();
            return space.orElseThrow();
        } catch (InvalidConfigurationException e) {
            throw new UserError("--lookup-table " + e.getMessage(), e);
        }
    }
}
