package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.log.table.LogColumns;
import dev.linas.log.table.OptionTexts;
import dev.linas.log.table.OwnHeading;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Restores a table that Linas wrote and another tool changed: columns go to the order of Linas,
 * missing ones are filled in where their content follows from the others, unknown ones are dropped
 * with a note, {@code True} becomes {@code true}, and {@code 12.0} becomes {@code 12} (pandas
 * writes whole numbers so in a column with blanks).
 */
final class OwnArrangement {
    /** Without these it is no table of Linas. */
    private static final List<String> NEEDED =
            List.of("search", "round", "index", "space", "genome", "pool");

    private static final Set<String> WHOLE = Set.of("round", "index", "duration_ms");
    private static final Pattern WITH_POINT = Pattern.compile("-?\\d+\\.0+");

    private final CellTable table;
    private final Optional<SearchSpace> space;
    private final ReadProblems problems;
    private final Map<String, Function<CellTable.Row, String>> columns = new LinkedHashMap<>();
    private final Set<String> left;

    private OwnArrangement(CellTable table, Optional<SearchSpace> space, ReadProblems problems) {
        this.table = table;
        this.space = space;
        this.problems = problems;
        this.left = new LinkedHashSet<>(table.columns());
    }

    /** Whether a table has the columns that tell a candidate and who measured it. */
    static boolean fits(CellTable table) {
        return table.columns().containsAll(NEEDED);
    }

    /**
     * The table as Linas would have written it, each row made when it is asked for; says which
     * columns are left out.
     *
     * @param space its space, which tells the variables; if it is not given, they stand between
     *     genome and pool, and those at their places
     * @throws InvalidTableException if it does not tell which columns are variables
     */
    static CellTable of(CellTable table, Optional<SearchSpace> space, ReadProblems problems) {
        OwnArrangement arrangement = new OwnArrangement(table, space, problems);
        arrangement.arrange();
        UnreadColumns.say(table, arrangement.left, "", problems);
        List<Function<CellTable.Row, String>> cells = List.copyOf(arrangement.columns.values());
        return new CellTable(
                table.file(),
                table.unit(),
                List.copyOf(arrangement.columns.keySet()),
                new AbstractList<>() {
                    @Override
                    public CellTable.Row get(int index) {
                        return arranged(table.rows().get(index), cells);
                    }

                    @Override
                    public int size() {
                        return table.rows().size();
                    }
                },
                table.notes());
    }

    private static CellTable.Row arranged(
            CellTable.Row row, List<Function<CellTable.Row, String>> columns) {
        List<String> cells = new ArrayList<>(columns.size());
        for (Function<CellTable.Row, String> column : columns) {
            cells.add(column.apply(row));
        }
        return new CellTable.Row(row.number(), cells);
    }

    private void arrange() {
        List<String> named = named();
        boolean isNamed = !named.isEmpty() && table.columns().containsAll(named);
        List<String> options = isNamed ? named : between();
        LogColumns.CANDIDATE.forEach(
                name ->
                        take(
                                name,
                                WHOLE.contains(name)
                                        ? OwnArrangement::whole
                                        : OwnArrangement::same));
        Optional<OptionTexts> texts = space.filter(known -> isNamed).map(OptionTexts::new);
        for (int v = 0; v < options.size(); v++) {
            String name = options.get(v);
            int variable = v;
            take(
                    name,
                    texts.<UnaryOperator<String>>map(
                                    known -> cell -> option(known.options(variable), cell))
                            .orElse(
                                    isNumberBesideBlanks(name)
                                            ? OwnArrangement::whole
                                            : OwnArrangement::same));
        }
        take("pool", OwnArrangement::same);
        takeOr("instance", "");
        takeOr("device", "");
        if (table.column("repeat") >= 0) {
            take(
                    "repeat",
                    cell -> cell.matches("True|False") ? cell.toLowerCase(Locale.ROOT) : cell);
        } else {
            columns.put("repeat", row -> "false");
        }
        takeOr("measured_at", "");
        if (table.column("duration_ms") >= 0) {
            take("duration_ms", OwnArrangement::whole);
        } else {
            columns.put("duration_ms", row -> "");
        }
        outcome();
        metrics();
    }

    /** Columns {@code outcome} and {@code error}; if one is missing, it follows from the other. */
    private void outcome() {
        int outcome = table.column("outcome");
        int error = table.column("error");
        left.removeAll(List.of("outcome", "error"));
        columns.put(
                "outcome",
                row ->
                        outcome >= 0
                                ? row.cell(outcome)
                                : error >= 0 && !row.cell(error).isEmpty()
                                        ? "failed_transient"
                                        : "measured");
        columns.put(
                "error",
                row ->
                        error >= 0
                                ? row.cell(error)
                                : outcome >= 0 && row.cell(outcome).startsWith("failed")
                                        ? "the table does not tell"
                                        : "");
    }

    private void metrics() {
        List<String> names = List.copyOf(left);
        for (String name : names) {
            String spread = name + LogColumns.SPREAD;
            String error = name + LogColumns.STANDARD_ERROR;
            boolean isMetric =
                    left.contains(name)
                            && MetricColumn.stem(name).filter(names::contains).isEmpty()
                            && (NumericColumns.isNumeric(table, table.column(name))
                                    || left.contains(spread)
                                    || left.contains(error));
            if (isMetric) {
                take(name, OwnArrangement::same);
                takeOr(spread, "");
                takeOr(error, "");
            }
        }
    }

    /** Columns of the variables, in the order of the space; empty if none is given. */
    private List<String> named() {
        return space.stream()
                .flatMap(known -> known.variables().stream())
                .map(Variable::name)
                .map(LogColumns::option)
                .toList();
    }

    /**
     * The columns between {@code genome} and {@code pool}, which are those of the variables unless
     * the other tool moved columns; then it is a problem that no space is given.
     */
    private List<String> between() {
        List<String> between =
                table.columns().stream()
                        .skip(table.column("genome") + 1L)
                        .takeWhile(name -> !name.equals("pool"))
                        .toList();
        boolean isOpen = space.isEmpty() && OwnHeading.of(table.columns()).isEmpty();
        boolean isTold =
                isInOrder() && !between.isEmpty() && between.stream().noneMatch(this::isNoVariable);
        if (isOpen && !isTold) {
            problems.add(
                    ("its columns were moved, and it does not tell which of them are variables;"
                                    + " name the space with --space (it has %s)")
                            .formatted(table.columns()));
            problems.throwIfAny();
        }
        return between.stream().filter(name -> !LogColumns.isFixed(name)).toList();
    }

    private boolean isInOrder() {
        int[] places = NEEDED.stream().mapToInt(table::column).toArray();
        return IntStream.range(1, places.length).allMatch(p -> places[p - 1] < places[p]);
    }

    /**
     * Whether the name of a column rules out that it is a variable's: it is one of the fixed
     * columns, or the value, spread or standard error of a metric.
     */
    private boolean isNoVariable(String name) {
        return LogColumns.isFixed(name)
                || MetricColumn.stem(name).isPresent()
                || table.column(name + LogColumns.SPREAD) >= 0
                || table.column(name + LogColumns.STANDARD_ERROR) >= 0;
    }

    /** Whether a column holds both numbers and blanks, so that pandas wrote 12 as 12.0. */
    private boolean isNumberBesideBlanks(String name) {
        int column = table.column(name);
        List<CellTable.Row> rows = table.rows();
        return rows.stream().anyMatch(row -> row.cell(column).isEmpty())
                && rows.stream()
                        .map(row -> row.cell(column))
                        .allMatch(cell -> cell.isEmpty() || DecimalText.parse(cell).isPresent());
    }

    private void takeOr(String name, String otherwise) {
        if (table.column(name) >= 0) {
            take(name, OwnArrangement::same);
        } else {
            columns.put(name, row -> otherwise);
        }
    }

    private void take(String name, UnaryOperator<String> cell) {
        int column = table.column(name);
        left.remove(name);
        columns.put(name, row -> cell.apply(row.cell(column)));
    }

    private static String same(String cell) {
        return cell;
    }

    /** The option that a cell means, if only its decimal point differs; else the cell as it is. */
    private static String option(List<String> options, String cell) {
        return options.contains(cell) || !options.contains(whole(cell)) ? cell : whole(cell);
    }

    private static String whole(String cell) {
        return WITH_POINT.matcher(cell).matches() ? cell.substring(0, cell.indexOf('.')) : cell;
    }
}
