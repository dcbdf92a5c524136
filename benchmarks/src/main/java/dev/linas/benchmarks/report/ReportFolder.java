package dev.linas.benchmarks.report;

import dev.linas.runtime.error.UserError;
import dev.linas.searches.plot.Chart;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The folder that a benchmark writes to; files of earlier runs are replaced. */
public final class ReportFolder {
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final Path folder;

    /**
     * @throws UserError if the folder cannot be made
     */
    public ReportFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError("--output: cannot make " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The folder. */
    public Path path() {
        return folder;
    }

    /** Writes a table as CSV. */
    public void csv(String name, Grid grid) {
        csv(name, grid.headings(), grid.rows().stream());
    }

    /** Writes rows as CSV, one by one. */
    public void csv(String name, List<String> headings, Stream<List<String>> rows) {
        Path file = folder.resolve(name);
        try (BufferedWriter writer = Files.newBufferedWriter(file);
                CSVPrinter printer = new CSVPrinter(writer, CSV)) {
            printer.printRecord(headings);
            for (List<String> row : (Iterable<List<String>>) rows::iterator) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes a text file. */
    public void text(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes a chart as SVG. */
    public void plot(String name, Chart chart) {
        text(name, chart.svg());
    }

    private static UserError unwritable(Path file, IOException cause) {
        return new UserError("cannot write " + file + ": " + cause.getMessage(), cause);
    }
}
