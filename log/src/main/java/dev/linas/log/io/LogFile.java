package dev.linas.log.io;

import dev.linas.core.digest.Sha256;
import dev.linas.core.file.RegularFile;
import dev.linas.log.record.InvalidLogException;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.LogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;

/** Reads log files, which {@link LogFileWriter} writes; one of any earlier version too. */
public final class LogFile {
    private LogFile() {}

    /**
     * Reads a whole file, an entry at a time.
     *
     * @return number of entries
     * @throws InvalidLogException naming file and place, if it is no log file, or is damaged or cut
     */
    public static long read(Path file, Consumer<LogEntry> sink) {
        long entries = 0;
        try (DataFileReader<LogEntry> reader = open(file)) {
            while (hasNext(file, reader, entries)) {
                sink.accept(next(file, reader, entries));
                entries++;
            }
            long expected = Long.parseLong(reader.getMetaString(LogFileWriter.ENTRIES));
            if (expected != entries) {
                throw new InvalidLogException(
                        "%s: holds %d of %d entries; it was cut: copy or export it again"
                                .formatted(file, entries, expected));
            }
        } catch (IOException e) {
            throw damaged(file, entries, e);
        }
        return entries;
    }

    private static DataFileReader<LogEntry> open(Path file) throws IOException {
        DataFileReader<LogEntry> reader;
        try {
            RegularFile.require(file);
        } catch (IOException e) {
            throw new InvalidLogException(
                    "%s: cannot be read: %s".formatted(file, RegularFile.why(e)), e);
        }
        try {
            reader = new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(LogEntry.class));
        } catch (IOException | AvroRuntimeException e) {
            throw new InvalidLogException(
                    ("%s: is no Avro object container (%s); expected a file that 'linas log"
                                    + " export --avro' or 'run --avro' wrote")
                            .formatted(file, e.getMessage()),
                    e);
        }
        Schema schema = reader.getSchema();
        if (!schema.getFullName().equals(LogEntry.getClassSchema().getFullName())
                || reader.getMetaString(LogFileWriter.ENTRIES) == null) {
            reader.close();
            throw new InvalidLogException(
                    "%s: is an Avro file of %s; expected a log file of %s"
                            .formatted(
                                    file,
                                    schema.getFullName(),
                                    LogEntry.getClassSchema().getFullName()));
        }
        check(file, reader);
        return reader;
    }

    /** Whether the header is as it was written; files of earlier versions tell less of it. */
    private static void check(Path file, DataFileReader<LogEntry> reader) throws IOException {
        String expected = reader.getMetaString(LogFileWriter.SCHEMA);
        String schema = reader.getMetaString(DataFileConstants.SCHEMA);
        boolean isWhole =
                (expected == null || expected.equals(Sha256.of(schema)))
                        && reader.getMetaString(LogFileWriter.ENTRIES).matches("\\d{20}");
        if (!isWhole) {
            reader.close();
            throw damaged(file, 0, new IOException("its header was changed"));
        }
    }

    private static boolean hasNext(Path file, DataFileReader<LogEntry> reader, long entries) {
        try {
            return reader.hasNext();
        } catch (AvroRuntimeException e) {
            throw damaged(file, entries, e);
        }
    }

    private static LogEntry next(Path file, DataFileReader<LogEntry> reader, long entries) {
        try {
            return reader.next();
        } catch (RuntimeException e) { // Avro's readers of damaged bytes throw any
            throw damaged(file, entries, e);
        }
    }

    private static InvalidLogException damaged(Path file, long entries, Exception e) {
        return new InvalidLogException(
                "%s: damaged or cut after entry %d (%s); copy or export it again"
                        .formatted(file, entries, e.getMessage()),
                e);
    }

    /**
     * Reads the log of one search.
     *
     * @param id which; empty where the file holds one only
     * @throws InvalidLogException if it is no log file, is damaged, or holds several and none is
     *     named
     */
    public static SearchLog search(Path file, Optional<String> id) {
        SearchLog.Collector collector = new SearchLog.Collector();
        read(file, collector::accept);
        Collection<String> ids = collector.ids();
        if (id.isEmpty() && ids.size() != 1) {
            throw new InvalidLogException(
                    "%s: holds %d searches (%s); name one by --search"
                            .formatted(file, ids.size(), String.join(", ", ids)));
        }
        return collector.log(id.orElseGet(() -> ids.iterator().next()));
    }
}
