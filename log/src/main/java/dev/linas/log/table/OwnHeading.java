package dev.linas.log.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The heading of a table that Linas wrote: which column is of which variable and metric. */
public final class OwnHeading {
    private final List<String> variables;
    private final List<String> metrics;
    private final int firstMetric;

    private OwnHeading(List<String> variables, List<String> metrics, int firstMetric) {
        this.variables = variables;
        this.metrics = metrics;
        this.firstMetric = firstMetric;
    }

    /** Reads the heading of some columns; empty if it is not one that {@link LogColumns} gives. */
    public static Optional<OwnHeading> of(List<String> columns) {
        int options = LogColumns.CANDIDATE.size();
        int measuring = columns.indexOf(LogColumns.MEASURING.get(0));
        int first = measuring + LogColumns.MEASURING.size();
        if (measuring < options
                || first > columns.size()
                || (columns.size() - first) % 3 != 0
                || !columns.subList(0, options).equals(LogColumns.CANDIDATE)
                || !columns.subList(measuring, first).equals(LogColumns.MEASURING)) {
            return Optional.empty();
        }
        List<String> metrics = new ArrayList<>();
        for (int column = first; column < columns.size(); column += 3) {
            String name = columns.get(column);
            if (!columns.get(column + 1).equals(name + LogColumns.SPREAD)
                    || !columns.get(column + 2).equals(name + LogColumns.STANDARD_ERROR)) {
                return Optional.empty();
            }
            metrics.add(LogColumns.metricOf(name));
        }
        return Optional.of(
                new OwnHeading(
                        columns.subList(options, measuring).stream()
                                .map(LogColumns::variableOf)
                                .toList(),
                        List.copyOf(metrics),
                        first));
    }

    /** Names of the variables, in the order of the space. */
    public List<String> variableNames() {
        return variables;
    }

    /**
     * The variables, each with the kind that its options have.
     *
     * @param options gives the options of a row
     */
    public <R> List<LogVariable> variables(List<R> rows, Function<R, List<String>> options) {
        return IntStream.range(0, variables.size())
                .mapToObj(
                        v ->
                                new LogVariable(
                                        variables.get(v),
                                        OptionKind.ofTexts(
                                                rows.stream()
                                                        .map(row -> options.apply(row).get(v))
                                                        .distinct()
                                                        .toList())))
                .toList();
    }

    /** The options of a row. */
    public List<String> options(List<String> cells) {
        int first = LogColumns.CANDIDATE.size();
        return cells.subList(first, first + variables.size());
    }

    /** The metrics, in the order of their columns. */
    public List<String> metrics() {
        return metrics;
    }

    /** Place of the values of a metric; behind them are spreads and standard errors. */
    public int metricColumn(int metric) {
        return firstMetric + 3 * metric;
    }
}
