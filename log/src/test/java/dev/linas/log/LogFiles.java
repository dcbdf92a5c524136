package dev.linas.log;

import dev.linas.log.io.LogFileWriter;
import dev.linas.schemas.LogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes log files for tests. */
public final class LogFiles {
    private LogFiles() {}

    /** Writes records in their order to a file of a folder. */
    public static Path write(Path file, List<?> records) throws IOException {
        try (LogFileWriter writer = new LogFileWriter(file)) {
            long offset = 0;
            for (Object value : records) {
                writer.write(
                        LogEntry.newBuilder()
                                .setTopic("t")
                                .setPartition(0)
                                .setOffset(offset++)
                                .setTimestamp(Instant.EPOCH)
                                .setKey("recorded")
                                .setValue(value)
                                .build());
            }
            writer.finish();
        }
        return file;
    }
}
