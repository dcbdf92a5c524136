package dev.linas.log.files;

import dev.linas.core.file.RegularFile;
import dev.linas.core.space.SearchSpace;
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
     *     says; of no matter to a log file, which has one layout
     * @param notes hears, a line each, what is left out, or was read in one of several ways
     * @throws InvalidTableException with every problem, each with file and place
     */
    public static LogTable read(
            Path file, Optional<String> layout, Foreign foreign, Consumer<String> notes) {
        byte[] start = start(file);
        if (Arrays.equals(start, AVRO)) {
            return logFile(file, Optional.empty(), foreign.space());
        }
        return Layouts.read(
                Arrays.equals(start, PARQUET) ? ParquetCells.read(file) : CsvCells.read(file),
                layout,
                foreign,
                notes);
    }

    /**
     * Whether a file is a log file, as {@code --avro} writes it, or another Avro file.
     *
     * @throws InvalidTableException if it cannot be read
     */
    public static boolean isLogFile(Path file) {
        return Arrays.equals(start(file), AVRO);
    }

    /**
     * The rows of a log file.
     *
     * @param search id of the search whose rows are wanted; empty: those of all
     * @param space the space that these searches must be of; empty: that of the first
     * @throws InvalidTableException naming file and search, if it does not hold them
     */
    public static LogTable logFile(
            Path file, Optional<String> search, Optional<SearchSpace> space) {
        try {
            return LogFileRows.read(file, search, space);
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
