package dev.linas.log.table;

import java.util.List;
import java.util.function.Consumer;

/** Rows that are gone through one by one, as often as is asked, the same each time. */
@FunctionalInterface
public interface LogRows {
    /** Goes through all rows in their order. */
    void each(Consumer<LogRow> sink);

    /** Rows that are there already. */
    static LogRows of(List<LogRow> rows) {
        return rows::forEach;
    }
}
