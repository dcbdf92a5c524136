package dev.linas.log.table.read;

import dev.linas.log.table.LogTable;

/** How some tool lays out a table of measurements. */
interface Layout {
    /** Its name in options. */
    String name();

    /** Whether a heading is of this layout. */
    boolean fits(CellTable table);

    /** Reads a table; what is wrong becomes a problem, and the result then is not used. */
    LogTable read(CellTable table, Foreign foreign, ReadProblems problems);
}
