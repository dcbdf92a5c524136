package dev.linas.log.files;

import dev.linas.core.file.RegularFile;
import dev.linas.log.parquet.ParquetCells;
import dev.linas.log.record.InvalidLogException;
import dev.linas.log.rows.LogFileRows;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.read.CsvCells;
import dev.linas.log.table.read.Foreign;
import dev.linas.log.table.read.InvalidTableException;
import dev.linas.log.table.read.Layouts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads tables of measurements, as CSV or Parquet, of Linas or other tools, and log files. */
public final class LogTables {
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AVRO = {'O', 'b', 'j', 1};

    private LogTables() {}

    /**
     * Reads a whole file, whose format is told from its content.
     *
     * @param layout how a table is laid out, one of {@link Layouts#names}; empty: as its heading
     *     says; a log file has none
     * @param notes hears, a line each, what is left out, or was read in one of several ways
     * @throws InvalidTableException with every problem, each with file and place
     */
    public static LogTable read(
            Path file, Optional<String> layout, Foreign foreign, Consumer<String> notes) {
        byte[] start = start(file);
        if (Arrays.equals(start, AVRO)) {
            return logFile(file, layout, foreign);
        }
        return Layouts.read(
                Arrays.equals(start, PARQUET) ? ParquetCells.read(file) : CsvCells.read(file),
                layout,
                foreign,
                notes);
    }

    private static LogTable logFile(Path file, Optional<String> layout, Foreign foreign) {
        if (layout.isPresent()) {
            throw new InvalidTableException(
                    List.of(
                            "%s: is a log file, which has no layout such as '%s'; leave it out"
                                    .formatted(file, layout.get())));
        }
        try {
            return LogFileRows.read(file, foreign.space());
        } catch (InvalidLogException e) {
            throw new InvalidTableException(List.of(e.getMessage()));
        }
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(RegularFile.require(file))) {
            return in.readNBytes(PARQUET.length);
        } catch (NoSuchFileException e) {
            throw new InvalidTableException(List.of("there is no file " + file));
        } catch (IOException e) {
            throw new InvalidTableException(
                    List.of("%s: cannot be read: %s".formatted(file, RegularFile.why(e))));
        }
    }
}
