package dev.linas.log.table.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects what is wrong with a file, the first {@value #TOLD} problems in full, and passes on what
 * its reader should know though it is not wrong.
 */
final class ReadProblems {
    static final int TOLD = 20;

    private final Path file;
    private final String unit;
    private final List<String> messages = new ArrayList<>();
    private final Consumer<String> notes;
    private long count;

    /**
     * @param notes hears each note once it is known
     */
    ReadProblems(Path file, String unit, Consumer<String> notes) {
        this.file = file;
        this.unit = unit;
        this.notes = notes;
    }

    /** Notes something of the whole file that is no problem. */
    void note(String message) {
        notes.accept("%s: %s".formatted(file, message));
    }

    /** Notes a problem of the whole file. */
    void add(String message) {
        if (count++ < TOLD) {
            messages.add("%s: %s".formatted(file, message));
        }
    }

    /** Notes a problem of one row. */
    void at(CellTable.Row row, String message) {
        at(row.number(), message);
    }

    /** Of one row, by where it stands in the file. */
    void at(long number, String message) {
        add("%s %d: %s".formatted(unit, number, message));
    }

    /** Notes a problem of one cell. */
    void at(CellTable.Row row, String column, String cell, String expected) {
        at(row, "column '%s' is '%s'; expected %s".formatted(column, cell, expected));
    }

    String place(CellTable.Row row) {
        return place(row.number());
    }

    String place(long number) {
        return "%s %d".formatted(unit, number);
    }

    void throwIfAny() {
        if (count == 0) {
            return;
        }
        List<String> told = new ArrayList<>(messages);
        if (count > TOLD) {
            told.add("%s: and %d problems more".formatted(file, count - TOLD));
        }
        throw new InvalidTableException(told);
    }
}
