package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds values that DyNAS-T did not measure, for which it writes 0. A count or time of 0 was not
 * measured; an accuracy of 0 was, unless all are.
 */
final class DynasZeros {
    private DynasZeros() {}

    /**
     * The table with blank cells in their place; says what it takes for not measured.
     *
     * @param metrics columns of metrics; those that the table does not have do not matter
     * @param counts those of them of which no network has 0
     */
    static CellTable blank(
            CellTable table, Set<String> metrics, Set<String> counts, ReadProblems problems) {
        List<CellTable.Row> rows = new ArrayList<>(table.rows());
        for (int c = 0; c < table.columns().size(); c++) {
            String column = table.columns().get(c);
            if (metrics.contains(column)) {
                int place = c;
                long zeros = rows.stream().filter(row -> isZero(row.cell(place))).count();
                long blank = rows.stream().filter(row -> row.cell(place).isEmpty()).count();
                boolean all = zeros + blank == rows.size();
                if (zeros > 0 && (all || counts.contains(column))) {
                    rows.replaceAll(row -> isZero(row.cell(place)) ? without(row, place) : row);
                    problems.note(
                            all
                                    ? "'%s' is 0 in all rows: it was not measured".formatted(column)
                                    : "'%s' is 0 in %d rows: it was not measured there"
                                            .formatted(column, zeros));
                }
            }
        }
        return new CellTable(table.file(), table.unit(), table.columns(), rows, table.notes());
    }

    private static boolean isZero(String cell) {
        return !cell.isEmpty() && DecimalText.parse(cell).orElse(1) == 0;
    }

    private static CellTable.Row without(CellTable.Row row, int place) {
        List<String> cells = new ArrayList<>(row.cells());
        cells.set(place, "");
        return new CellTable.Row(row.number(), cells, row.index());
    }
}
