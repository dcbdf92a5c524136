package dev.linas.log.table.read;

import dev.linas.core.registry.Registry;
import dev.linas.log.table.LogTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The layouts of tables that can be read. A new one is a class and a line here, before the last: a
 * table has the first layout that fits its heading, and the last one fits all.
 */
public final class Layouts {
    private static final Registry<Layout> ALL =
            Registry.of(
                    "layout",
                    Layout::name,
                    List.of(
                            new OwnLayout(),
                            new DynasLayout(),
                            new OptunaLayout(),
                            new PlainLayout()));

    private Layouts() {}

    /** Their names. */
    public static List<String> names() {
        return ALL.names();
    }

    /**
     * Reads a table.
     *
     * @param layout name of its layout; empty: that of its heading
     * @param notes hears what is left out, or was read in one of several ways
     * @throws InvalidTableException with every problem, each with its place
     * @throws IllegalArgumentException if there is no such layout
     */
    public static LogTable read(
            CellTable read, Optional<String> layout, Foreign foreign, Consumer<String> notes) {
        ReadProblems problems = new ReadProblems(read.file(), read.unit(), notes);
        CellTable table = IndexColumns.without(read, foreign.space(), problems);
        Layout found =
                layout.map(ALL::named)
                        .orElseGet(
                                () ->
                                        ALL.implementations().stream()
                                                .filter(each -> each.fits(table))
                                                .findFirst()
                                                .orElseThrow());
        table.notes().forEach(problems::note);
        if (!found.fits(table)) {
            problems.add(
                    "its heading is not that of layout '%s'; it has %s"
                            .formatted(found.name(), table.columns()));
            problems.throwIfAny();
        }
        LogTable rows = found.read(table, foreign, problems);
        problems.throwIfAny();
        return rows;
    }
}
