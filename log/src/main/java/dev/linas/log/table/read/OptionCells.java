package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.OptionTexts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Brings options in cells to genomes. All cells of a file are options as the space has them, or all
 * are indices of options: what they are taken for, unless most cannot be that.
 */
final class OptionCells {
    private static final int NOT_GIVEN = -1;
    private static final int WRONG = -2;

    private final SearchSpace space;
    private final OptionTexts texts;
    private final List<Map<String, Integer>> options = new ArrayList<>(); // by cell, per variable
    private final List<Map<String, Integer>> indices = new ArrayList<>();

    OptionCells(SearchSpace space) {
        this.space = space;
        this.texts = new OptionTexts(space);
        for (int v = 0; v < space.size(); v++) {
            options.add(new HashMap<>());
            indices.add(new HashMap<>());
        }
    }

    /** A row with the text per variable, blank where none is given. */
    record Options(CellTable.Row row, List<String> cells) {}

    /** The ways in which cells can be read. */
    enum Notation {
        /** Options as the space has them. */
        OPTIONS("options"),
        /** Indices of options. */
        INDICES("indices of options");

        private final String text;

        Notation(String text) {
            this.text = text;
        }

        private Notation other() {
            return this == OPTIONS ? INDICES : OPTIONS;
        }
    }

    /**
     * The canonical genome per row; null where that is wrong.
     *
     * @param columns what the cells are called, one per variable, for messages
     * @param expected what they are taken for, unless fewer of them are wrong as the other
     */
    List<Genome> genomes(
            List<Options> rows, List<String> columns, Notation expected, ReadProblems problems) {
        long wrong = count(rows, expected);
        long wrongAsOther = count(rows, expected.other());
        Notation reading = wrongAsOther < wrong ? expected.other() : expected;
        if (reading != expected) {
            problems.note(
                    "its cells are read as %s of space %s".formatted(reading.text, space.name()));
        } else if (wrong == 0 && wrongAsOther == 0 && differs(rows)) {
            problems.note(
                    "its cells are read as %s of space %s, though all of them could be %s too"
                            .formatted(reading.text, space.name(), reading.other().text));
        }
        List<Genome> genomes = new ArrayList<>(rows.size());
        for (Options row : rows) {
            genomes.add(genome(row, reading == Notation.INDICES, columns, problems));
        }
        return genomes;
    }

    private long count(List<Options> rows, Notation reading) {
        long wrong = 0;
        for (Options row : rows) {
            for (int v = 0; v < space.size(); v++) {
                wrong +=
                        option(v, row.cells().get(v), reading == Notation.INDICES) == WRONG ? 1 : 0;
            }
        }
        return wrong;
    }

    private boolean differs(List<Options> rows) {
        for (Options row : rows) {
            for (int v = 0; v < space.size(); v++) {
                String cell = row.cells().get(v);
                if (option(v, cell, true) != option(v, cell, false)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Genome genome(
            Options row, boolean byIndex, List<String> columns, ReadProblems problems) {
        int[] indices = new int[space.size()];
        boolean wrong = false;
        for (int v = 0; v < indices.length; v++) {
            indices[v] = option(v, row.cells().get(v), byIndex);
            if (indices[v] == WRONG) {
                wrong = true;
                String cell = row.cells().get(v);
                String hint =
                        NumericColumns.hasDecimalComma(cell)
                                ? "; numbers have a point, not a comma"
                                : "";
                problems.at(row.row(), columns.get(v), cell, expected(v, byIndex) + hint);
            }
        }
        return wrong ? null : canonical(row, indices, columns, problems);
    }

    private String expected(int variable, boolean byIndex) {
        String name = space.variables().get(variable).name();
        return byIndex
                ? "an index of an option of variable %s of space %s, 0..%d"
                        .formatted(name, space.name(), space.optionCount(variable) - 1)
                : "an option of variable %s of space %s, one of %s"
                        .formatted(name, space.name(), texts.options(variable));
    }

    private Genome canonical(
            Options row, int[] indices, List<String> columns, ReadProblems problems) {
        int[] filled = indices.clone();
        for (int v = 0; v < filled.length; v++) {
            filled[v] = Math.max(0, filled[v]);
        }
        Genome genome = Genome.of(filled);
        boolean[] active = space.active(genome);
        boolean whole = true;
        for (int v = 0; v < indices.length; v++) {
            if (active[v] && indices[v] == NOT_GIVEN) {
                whole = false;
                problems.at(
                        row.row(),
                        "'%s' is blank, but variable %s counts in this sub-network"
                                .formatted(columns.get(v), space.variables().get(v).name()));
            }
        }
        return whole ? space.canonical(genome) : null;
    }

    private int option(int variable, String cell, boolean byIndex) {
        if (cell.isEmpty()) {
            return NOT_GIVEN;
        }
        return byIndex
                ? indices.get(variable).computeIfAbsent(cell, text -> index(variable, text))
                : options.get(variable).computeIfAbsent(cell, text -> option(variable, text));
    }

    private int index(int variable, String cell) {
        OptionalDouble number = DecimalText.parse(cell);
        double index = number.orElse(-1);
        return index >= 0 && index < space.optionCount(variable) && index == Math.rint(index)
                ? (int) index
                : WRONG;
    }

    /** Also 7.0 for 7, which is what pandas makes of a column with a blank. */
    private int option(int variable, String text) {
        List<String> all = texts.options(variable);
        if (all.contains(text)) {
            return all.indexOf(text);
        }
        OptionalDouble number = DecimalText.parse(text);
        for (int option = 0; number.isPresent() && option < all.size(); option++) {
            OptionalDouble value = DecimalText.parse(all.get(option));
            if (value.isPresent() && value.getAsDouble() == number.getAsDouble()) {
                return option;
            }
        }
        return WRONG;
    }
}
