package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers of rows, which pandas writes beside a table and which are no part of it: in a column
 * without a name, called {@code Unnamed: 0} once such a table was read and written again, and
 * {@code __index_level_0__} in Parquet. The first column may also be called {@code level_0}, which
 * others may be too: that one has to count up.
 */
final class IndexColumns {
    private static final Pattern NAME = Pattern.compile("|Unnamed: \\d+|__index_level_\\d+__");
    private static final String RESET = "level_0";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.0)?|");

    private IndexColumns() {}

    /**
     * The table without them, each row with what it had there; says which they are. What has such a
     * name and is no number of rows stays, and so does a variable.
     *
     * @param space the space of the table, if it is known
     */
    static CellTable without(CellTable table, Optional<SearchSpace> space, ReadProblems problems) {
        List<String> names = table.columns();
        List<Integer> kept = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            boolean isFirst = kept.isEmpty();
            boolean isIndex =
                    !isVariable(names.get(column), space) && isIndex(table, column, isFirst);
            (isIndex ? left : kept).add(column);
        }
        if (left.isEmpty()) {
            return table;
        }
        problems.note(
                "left out, as numbers of rows: "
                        + some(names, left).stream()
                                .map(name -> "'" + name + "'")
                                .collect(Collectors.joining(", ")));
        return new CellTable(
                table.file(),
                table.unit(),
                some(names, kept),
                table.rows().stream()
                        .map(
                                row ->
                                        new CellTable.Row(
                                                row.number(),
                                                some(row.cells(), kept),
                                                some(row.cells(), left)))
                        .toList(),
                table.notes());
    }

    private static boolean isVariable(String name, Optional<SearchSpace> space) {
        return space.stream()
                .flatMap(known -> known.variables().stream())
                .anyMatch(variable -> variable.name().equals(name));
    }

    private static boolean isIndex(CellTable table, int column, boolean isFirst) {
        String name = table.columns().get(column);
        boolean isOne = NAME.matcher(name).matches();
        boolean mayBe = isFirst && name.equals(RESET) && counts(table, column);
        return (isOne || mayBe) && isWhole(table, column);
    }

    private static boolean isWhole(CellTable table, int column) {
        return table.rows().stream().allMatch(row -> NUMBER.matcher(row.cell(column)).matches());
    }

    /** Whether each cell is one more than the one before. */
    private static boolean counts(CellTable table, int column) {
        double[] numbers =
                table.rows().stream()
                        .mapToDouble(row -> DecimalText.parse(row.cell(column)).orElse(Double.NaN))
                        .toArray();
        return IntStream.range(1, numbers.length).allMatch(r -> numbers[r] == numbers[r - 1] + 1);
    }

    private static List<String> some(List<String> cells, List<Integer> places) {
        List<String> some = new ArrayList<>(places.size());
        for (int column : places) {
            some.add(cells.get(column));
        }
        return some;
    }
}
