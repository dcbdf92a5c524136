package dev.linas.log.table.read;

import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import dev.linas.log.table.OwnHeading;
import java.util.List;
import java.util.Optional;

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
        Optional<OwnHeading> arranged = OwnHeading.of(table.columns());
        if (arranged.isEmpty()) {
            problems.add(
                    "its columns cannot be told apart; expected those of 'log export', but it has "
                            + given.columns());
            problems.throwIfAny();
        }
        OwnHeading heading = arranged.orElseThrow();
        foreign.space().ifPresent(space -> variables(heading, space, problems));
        problems.throwIfAny();
        OwnRowReader reader = new OwnRowReader(table, heading, foreign.space(), problems);
        OwnRows rows = new OwnRows(problems);
        for (CellTable.Row cells : table.rows()) {
            reader.read(cells).ifPresent(row -> rows.add(row, cells.number()));
        }
        List<LogVariable> variables =
                foreign.space()
                        .map(LogVariable::of)
                        .orElseGet(() -> heading.variables(rows.all(), LogRow::options));
        return new LogTable(variables, heading.metrics(), rows.all());
    }

    private static void variables(OwnHeading heading, SearchSpace space, ReadProblems problems) {
        List<String> expected = space.variables().stream().map(v -> v.name()).toList();
        if (!heading.variableNames().equals(expected)) {
            problems.add(
                    "its variables are %s, but those of space %s are %s; name the space it is of"
                            .formatted(heading.variableNames(), space.name(), expected));
        }
    }
}
