package dev.linas.log.files;

import dev.linas.core.file.RegularFile;
import dev.linas.log.parquet.ParquetCells;
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

/** Reads tables of measurements, as CSV or Parquet, of Linas or other tools. */
public final class LogTables {
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private LogTables() {}

    /**
     * Reads a whole file, whose format is told from its content.
     *
     * @param layout how it is laid out, one of {@link Layouts#names}; empty: as its heading says
     * @param notes hears, a line each, what is left out, or was read in one of several ways
     * @throws InvalidTableException with every problem, each with file and place
     */
    public static LogTable read(
            Path file, Optional<String> layout, Foreign foreign, Consumer<String> notes) {
        return Layouts.read(
                isParquet(file) ? ParquetCells.read(file) : CsvCells.read(file),
                layout,
                foreign,
                notes);
    }

    private static boolean isParquet(Path file) {
        try (InputStream in = Files.newInputStream(RegularFile.require(file))) {
            return Arrays.equals(PARQUET, in.readNBytes(PARQUET.length));
        } catch (NoSuchFileException e) {
            throw new InvalidTableException(List.of("there is no file " + file));
        } catch (IOException e) {
            throw new InvalidTableException(
                    List.of("%s: cannot be read: %s".formatted(file, RegularFile.why(e))));
        }
    }
}
