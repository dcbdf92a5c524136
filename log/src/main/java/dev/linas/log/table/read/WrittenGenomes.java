package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Genomes that stand in one column: indices of options, or options, with commas or blanks between
 * them, in brackets or not; or a dictionary of options by variable, as Python or JSON writes it.
 */
final class WrittenGenomes {
    private static final String GENOME = "genome";

    private final CellTable table;
    private final SearchSpace space;
    private final ReadProblems problems;
    private final DynasVariables byName;

    WrittenGenomes(CellTable table, SearchSpace space, ReadProblems problems) {
        this.table = table;
        this.space = space;
        this.problems = problems;
        this.byName = new DynasVariables(space, table, problems);
    }

    /** The canonical genome per row; null where it is wrong. */
    List<Genome> read(int column) {
        List<OptionCells.Options> options = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        boolean named = false;
        for (int r = 0; r < table.rows().size(); r++) {
            CellTable.Row row = table.rows().get(r);
            String cell = row.cell(column);
            boolean isNamed = cell.startsWith("{");
            List<String> cells = isNamed ? byName.cells(row, GENOME, cell) : listed(row, cell);
            if (cells != null) {
                options.add(new OptionCells.Options(row, cells));
                places.add(r);
                named |= isNamed;
            }
        }
        List<Genome> read =
                new OptionCells(space)
                        .genomes(
                                options,
                                IntStream.range(0, space.size()).mapToObj(v -> GENOME).toList(),
                                named ? OptionCells.Notation.OPTIONS : OptionCells.Notation.INDICES,
                                problems);
        List<Genome> genomes = new ArrayList<>();
        table.rows().forEach(row -> genomes.add(null));
        for (int i = 0; i < places.size(); i++) {
            genomes.set(places.get(i), read.get(i));
        }
        return genomes;
    }

    private List<String> listed(CellTable.Row row, String cell) {
        List<String> cells;
        try {
            cells = elements(cell);
        } catch (IllegalArgumentException e) {
            problems.at(row, "column '%s': %s".formatted(GENOME, e.getMessage()));
            return null;
        }
        if (cells.size() != space.size()) {
            problems.at(
                    row,
                    ("column 'genome' is '%s', with %d elements, but space %s has %d variables;"
                                    + " is it of another space?")
                            .formatted(cell, cells.size(), space.name(), space.size()));
            return null;
        }
        return cells;
    }

    private static List<String> elements(String cell) {
        if (!cell.startsWith("[") && !cell.startsWith("(")) {
            return List.of(cell.contains(",") ? cell.split("\\s*,\\s*", -1) : cell.split("\\s+"));
        }
        if (!cell.contains(",")) { // NumPy prints arrays with blanks only
            return List.of(cell.substring(1, Math.max(1, cell.length() - 1)).strip().split("\\s+"));
        }
        Object value = PythonLiteral.parse(cell);
        if (!(value instanceof List<?> elements)) {
            throw new IllegalArgumentException("is '%s'; expected a list".formatted(cell));
        }
        return elements.stream().map(WrittenGenomes::text).toList();
    }

    /** An element as a cell would have it; empty for None. */
    static String text(Object element) {
        return element instanceof Double number
                ? DecimalText.of(number)
                : element == null ? "" : String.valueOf(element);
    }
}
