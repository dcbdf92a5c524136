package dev.linas.log.io;

import dev.linas.core.digest.Sha256;
import dev.linas.schemas.LogEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Writes a log file: an Avro object container of {@link LogEntry} records. Equal entries give equal
 * bytes. The file appears under its name only when it is whole. Keeps one block in memory, not the
 * log. Not thread-safe.
 *
 * <p>Blocks are compressed by Zstandard with a checksum, so that a changed byte is noticed. Its
 * metadata {@code linas.entries} holds the number of entries as 20 decimal digits, so that a file
 * that was cut at the end of a block is noticed; {@code linas.schema} the SHA-256 of the schema
 * that the file carries, as a field whose name was changed there would be read as one without a
 * value.
 */
public final class LogFileWriter implements AutoCloseable {
    static final String ENTRIES = "linas.entries";
    static final String SCHEMA = "linas.schema";
    private static final String ENTRIES_FORMAT = "%020d";
    private static final byte[] SYNC_MARKER =
            "linas-log-file/1".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final Path partial;
    private final SpecificDatumWriter<LogEntry> datums = new SpecificDatumWriter<>(LogEntry.class);
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream(4096);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(encoded, null);
    private final DataFileWriter<LogEntry> writer;
    private final long headerBytes;
    private long entries;

    /**
     * Begins a file.
     *
     * @param file where it will be; one that is there is replaced at the end
     * @throws IOException if the folder cannot be written to
     */
    public LogFileWriter(Path file) throws IOException {
        this.file = file;
        this.partial = file.resolveSibling(file.getFileName() + ".partial");
        this.writer = new DataFileWriter<>(datums);
        writer.setCodec(CodecFactory.zstandardCodec(CodecFactory.DEFAULT_ZSTANDARD_LEVEL, true));
        writer.setMeta(ENTRIES, ENTRIES_FORMAT.formatted(0));
        writer.setMeta(SCHEMA, Sha256.of(LogEntry.getClassSchema().toString()));
        writer.create(LogEntry.getClassSchema(), Files.newOutputStream(partial), SYNC_MARKER);
        this.headerBytes = writer.sync();
    }

    /** Adds an entry. */
    public void write(LogEntry entry) throws IOException {
        // Encoded here, in a buffer: the writer's own encoder passes on byte by byte.
        encoded.reset();
        datums.write(entry, encoder);
        encoder.flush();
        writer.appendEncoded(ByteBuffer.wrap(encoded.toByteArray()));
        entries++;
    }

    /** Number of entries written so far. */
    public long entries() {
        return entries;
    }

    /** Ends the file and gives it its name. */
    public void finish() throws IOException {
        writer.close();
        try (RandomAccessFile header = new RandomAccessFile(partial.toFile(), "rw")) {
            byte[] bytes = new byte[Math.toIntExact(headerBytes)];
            header.readFully(bytes);
            header.seek(placeOfCount(bytes));
            header.write(ENTRIES_FORMAT.formatted(entries).getBytes(StandardCharsets.US_ASCII));
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what was written if the file was not finished. */
    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(partial);
    }

    private static int placeOfCount(byte[] header) {
        String text = new String(header, StandardCharsets.ISO_8859_1);
        int digits = ENTRIES_FORMAT.formatted(0).length();
        // The key, the length of the value as one byte, then the value.
        int key = text.indexOf(ENTRIES + (char) (2 * digits) + ENTRIES_FORMAT.formatted(0));
        if (key < 0) {
            throw new IllegalStateException("the header of the file holds no " + ENTRIES);
        }
        return key + ENTRIES.length() + 1;
    }
}
