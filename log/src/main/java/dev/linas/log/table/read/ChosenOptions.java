package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.log.table.LogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What options are called in a table whose space is not known: an index of one variable has one
 * text in all rows. Where it has two, a cell was changed, or columns of options changed places.
 */
final class ChosenOptions {
    private record Told(String text, long row) {}

    private final List<String> variables;
    private final ReadProblems problems;
    private final List<Map<Integer, Told>> told = new ArrayList<>(); // by index, per variable

    ChosenOptions(List<String> variables, ReadProblems problems) {
        this.variables = variables;
        this.problems = problems;
        variables.forEach(variable -> told.add(new HashMap<>()));
    }

    /**
     * Takes the next row; blank cells, of variables that do not count, tell nothing.
     *
     * @param number where it stands in the file
     * @return what contradicts an earlier row, if anything does
     */
    Optional<String> add(LogRow row, long number) {
        for (int v = 0; v < variables.size(); v++) {
            String text = row.options().get(v);
            int index = row.genome().option(v);
            Map<Integer, Told> known = told.get(v);
            Told earlier = known.get(index);
            if (earlier == null && !text.isEmpty()) {
                known.put(index, new Told(text, number));
            } else if (!text.isEmpty() && !isSame(text, earlier.text())) {
                return Optional.of(
                        ("option index %d of column '%s' is '%s', but '%s' in %s; a cell was"
                             + " changed, or columns were moved: name the space with --space")
                                .formatted(
                                        index,
                                        variables.get(v),
                                        text,
                                        earlier.text(),
                                        problems.place(earlier.row())));
            }
        }
        return Optional.empty();
    }

    /** Whether two cells are the same, also where one was written as {@code 12.0}. */
    private static boolean isSame(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return true;
        }
        OptionalDouble number = DecimalText.parse(one);
        return number.isPresent() && number.equals(DecimalText.parse(other));
    }
}
