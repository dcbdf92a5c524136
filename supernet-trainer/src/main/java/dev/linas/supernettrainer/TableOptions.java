package dev.linas.supernettrainer;

import dev.linas.supernettrainer.files.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The table of results that a command writes. */
final class TableOptions {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.csv",
            description = "The results, one row per measurement.")
    private Path out;

    /**
     * Opens it to be added to; begins it if there is none.
     *
     * @throws IllegalArgumentException naming the file, if it has other columns
     */
    Table open(List<String> columns) throws IOException {
        return Table.open(out, columns);
    }
}
