package dev.linas.core.search;

import java.util.List;
import java.util.stream.IntStream;

/** Rows that were measured before a search, and that its predictors learn from. */
public final class EarlierRows {
    /** More would make a record too large, and predictors use no more. */
    public static final int MOST = 1000;

    private EarlierRows() {}

    /** All rows, or {@value #MOST} of them at equal steps, the last one included. */
    public static List<Evaluation> thinned(List<Evaluation> rows) {
        if (rows.size() <= MOST) {
            return rows;
        }
        return IntStream.range(0, MOST)
                .mapToObj(r -> rows.get((int) ((long) (r + 1) * rows.size() / MOST) - 1))
                .toList();
    }
}
