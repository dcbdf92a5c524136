package dev.linas.log.table.read;

import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import dev.linas.log.table.OwnHeading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables that Linas wrote. A space is not needed; they are checked against one that is given. */
final class OwnLayout implements Layout {
    @Override
    public String name() {
        return "linas";
    }

    @Override
    public boolean fits(CellTable table) {
        return OwnArrangement.fits(table);
    }

    @Override
    public LogTable read(CellTable given, Foreign foreign, ReadProblems problems) {
        CellTable table = OwnArrangement.of(given, foreign.space(), problems);
        OwnHeading heading = OwnHeading.of(table.columns()).orElseThrow();
        foreign.space().ifPresent(space -> variables(heading, space, problems));
        problems.throwIfAny();
        OwnRowReader reader = new OwnRowReader(table, heading, foreign.space(), problems);
        List<LogRow> rows = new ArrayList<>();
        Map<String, CellTable.Row> seen = new HashMap<>();
        for (CellTable.Row cells : table.rows()) {
            Optional<LogRow> read = reader.read(cells);
            read.ifPresent(
                    row -> {
                        rows.add(row);
                        sameSpace(rows.get(0), table.rows().get(0), row, cells, problems);
                        once(seen, row, cells, problems);
                    });
        }
        List<LogVariable> variables =
                foreign.space()
                        .map(LogVariable::of)
                        .orElseGet(() -> heading.variables(table.rows(), CellTable.Row::cells));
        return new LogTable(variables, heading.metrics(), rows);
    }

    private static void variables(OwnHeading heading, SearchSpace space, ReadProblems problems) {
        List<String> expected = space.variables().stream().map(v -> v.name()).toList();
        if (!heading.variableNames().equals(expected)) {
            problems.add(
                    "its variables are %s, but those of space %s are %s; name the space it is of"
                            .formatted(heading.variableNames(), space.name(), expected));
        }
    }

    private static void sameSpace(
            LogRow first,
            CellTable.Row firstCells,
            LogRow row,
            CellTable.Row cells,
            ReadProblems problems) {
        if (!row.space().equals(first.space())) {
            problems.at(
                    cells,
                    "is of space %s, but %s of %s; keep rows of one space in a file"
                            .formatted(row.space(), problems.place(firstCells), first.space()));
        }
    }

    /** A metric of a candidate and pool counts once. */
    private static void once(
            Map<String, CellTable.Row> seen,
            LogRow row,
            CellTable.Row cells,
            ReadProblems problems) {
        Set<String> metrics = new HashSet<>(row.metrics().keySet());
        if (metrics.isEmpty()) {
            metrics.add(row.error());
        }
        for (String metric : metrics) {
            String key =
                    "%s %d/%d@%s %s"
                            .formatted(row.search(), row.round(), row.index(), row.pool(), metric);
            CellTable.Row earlier = seen.putIfAbsent(key, cells);
            if (earlier != null) {
                problems.at(
                        cells,
                        ("repeats %s: candidate %d/%d of search '%s' in pool '%s'; keep one of"
                                        + " the two")
                                .formatted(
                                        problems.place(earlier),
                                        row.round(),
                                        row.index(),
                                        row.search(),
                                        row.pool()));
                return;
            }
        }
    }
}
