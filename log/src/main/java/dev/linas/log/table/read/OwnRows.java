package dev.linas.log.table.read;

import dev.linas.log.table.LogRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a table that Linas wrote: of one space, and each metric of a candidate and pool once. */
final class OwnRows {
    private final ReadProblems problems;
    private final List<LogRow> rows = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final Map<String, Integer> lastOf = new HashMap<>(); // row by candidate and pool
    private final List<Integer> before = new ArrayList<>(); // the one before of the same; or -1

    OwnRows(ReadProblems problems) {
        this.problems = problems;
    }

    /**
     * Takes the next row.
     *
     * @param number where it stands in the file
     */
    void add(LogRow row, long number) {
        if (!rows.isEmpty() && !row.space().equals(rows.get(0).space())) {
            problems.at(
                    number,
                    "is of space %s, but %s of %s; keep rows of one space in a file"
                            .formatted(
                                    row.space(),
                                    problems.place(numbers.get(0)),
                                    rows.get(0).space()));
        }
        String key = "%s %d/%d@%s".formatted(row.search(), row.round(), row.index(), row.pool());
        int earlier = lastOf.getOrDefault(key, -1);
        for (int other = earlier; other >= 0; other = before.get(other)) {
            if (isSame(row, rows.get(other))) {
                problems.at(
                        number,
                        ("repeats %s: candidate %d/%d of search '%s' in pool '%s'; keep one of"
                                        + " the two")
                                .formatted(
                                        problems.place(numbers.get(other)),
                                        row.round(),
                                        row.index(),
                                        row.search(),
                                        row.pool()));
                break;
            }
        }
        lastOf.put(key, rows.size());
        before.add(earlier);
        rows.add(row);
        numbers.add(number);
    }

    /** Whether two rows of a candidate and pool tell the same metric, or the same failure. */
    private static boolean isSame(LogRow row, LogRow other) {
        if (row.metrics().isEmpty() && other.metrics().isEmpty()) {
            return row.error().equals(other.error());
        }
        return !Collections.disjoint(row.metrics().keySet(), other.metrics().keySet());
    }

    /** All of them, in their order. */
    List<LogRow> all() {
        return rows;
    }
}
