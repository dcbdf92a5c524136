package dev.linas.benchmarks.problem;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.UsualMetrics;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Variable;
import dev.linas.runtime.error.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The problems that a table of measurements holds: every column of accuracies with every column of
 * latencies. Columns that are not named are found by their own names.
 */
final class TableProblems {
    private final Path table;
    private final String space;
    private final List<String> columns;
    private final List<String> genome;

    /**
     * Reads the heading of a table.
     *
     * @param space name of a built-in space, or path of a space file
     * @param genome columns of option indices, in the order of the space's variables; empty: those
     *     named as the variables
     * @throws UserError if the file or space cannot be read, or lacks such columns
     */
    TableProblems(Path table, String space, List<String> genome) {
        this.table = table;
        this.columns = heading(table);
        boolean builtIn = BuiltInSpaces.names().contains(space);
        this.space = builtIn ? space : Path.of(space).toAbsolutePath().toString();
        this.genome =
                genome.isEmpty()
                        ? BenchOptions.space(space).variables().stream()
                                .map(Variable::name)
                                .toList()
                        : genome;
        this.genome.forEach(this::requireColumn);
    }

    /**
     * One problem per pair of columns.
     *
     * @param accuracy columns to maximise; empty: found by their names
     * @param latency columns to minimise; empty: found by their names
     * @param folder where the search files go
     */
    List<Problem> problems(List<String> accuracy, List<String> latency, Path folder) {
        List<String> costs = chosen(latency, "--latency", UsualMetrics::suggestsCost);
        List<String> qualities = chosen(accuracy, "--accuracy", UsualMetrics::suggestsScore);
        String file = table.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        List<Problem> problems = new ArrayList<>();
        for (String quality : qualities) {
            for (String cost : costs) {
                String name = Problem.nameFrom(file + "." + quality + "." + cost);
                problems.add(problem(quality, cost).save(folder, name));
            }
        }
        return problems;
    }

    private ProblemWriter problem(String quality, String cost) {
        String maximised = Problem.nameFrom(quality);
        String minimised = Problem.nameFrom(cost);
        return new ProblemWriter(space)
                .objective(maximised, "table", Goal.MAXIMIZE)
                .objective(minimised, "table", Goal.MINIMIZE)
                .pool(
                        "table",
                        Map.of(
                                "meter",
                                "table",
                                "file",
                                table.toAbsolutePath().toString(),
                                "genome",
                                genome,
                                "metrics",
                                Map.of(maximised, quality, minimised, cost)));
    }

    private List<String> chosen(List<String> named, String option, Predicate<String> looksLikeIt) {
        if (!named.isEmpty()) {
            named.forEach(this::requireColumn);
            return named;
        }
        List<String> found =
                columns.stream()
                        .filter(column -> !genome.contains(column))
                        .filter(looksLikeIt)
                        .toList();
        if (found.isEmpty()) {
            throw new UserError(
                    "%s: no column looks like one for %s; name some with it: the table has %s"
                            .formatted(table, option, columns));
        }
        return found;
    }

    private void requireColumn(String column) {
        if (!columns.contains(column)) {
            throw new UserError(
                    "%s: there is no column '%s'; it has %s".formatted(table, column, columns));
        }
    }

    private static List<String> heading(Path table) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().get();
        try (Reader reader = Files.newBufferedReader(table);
                CSVParser parser = format.parse(reader)) {
            return parser.getHeaderNames();
        } catch (NoSuchFileException e) {
            throw new UserError("--table: there is no file " + table, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("--table: %s: %s".formatted(table, e.getMessage()), e);
        }
    }
}
