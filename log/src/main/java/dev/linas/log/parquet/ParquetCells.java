package dev.linas.log.parquet;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.linas.core.file.RegularFile;
import dev.linas.log.table.read.CellTable;
import dev.linas.tasks.settings.SharedTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads a Parquet file as cells of text, as if it were the CSV of the table. */
public final class ParquetCells {
    private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private ParquetCells() {}

    /**
     * Reads a whole file.
     *
     * @throws IllegalArgumentException naming the file, if it is no such file, or is cut or damaged
     */
    public static CellTable read(Path file) {
        try {
            byte[] bytes = RegularFile.bytes(file);
            ParquetMetadata footer = footer(bytes);
            MessageType schema = footer.getFileMetaData().getSchema();
            List<Type> readable =
                    schema.getFields().stream().filter(ParquetText::isReadable).toList();
            MessageType wanted = new MessageType(schema.getName(), readable);
            List<CellTable.Row> rows = new ArrayList<>();
            SharedTexts texts = new SharedTexts();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(wanted, schema);
            for (BlockMetaData block : footer.getBlocks()) {
                RecordReader<Group> records =
                        columns.getRecordReader(
                                new RowGroup(bytes, block), new GroupRecordConverter(wanted));
                for (long r = 0; r < block.getRowCount(); r++) {
                    rows.add(
                            new CellTable.Row(
                                    rows.size() + 1, cells(wanted, records.read(), texts)));
                }
            }
            if (rows.isEmpty()) {
                throw new UnusableParquetException("has columns, but no rows");
            }
            List<String> names = readable.stream().map(Type::getName).toList();
            return new CellTable(file, "row", names, rows, leftOut(schema));
        } catch (UnusableParquetException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        } catch (IOException | RuntimeException e) { // it is not ours what a damaged file does
            throw new IllegalArgumentException(
                    "%s: is no whole Parquet file (%s); copy or write it again"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static List<String> leftOut(MessageType schema) {
        return schema.getFields().stream()
                .filter(column -> !ParquetText.isReadable(column))
                .map(
                        column ->
                                "column '%s' is left out: it holds neither numbers, texts, times"
                                                .formatted(column.getName())
                                        + " nor lists of them")
                .toList();
    }

    /**
     * Reads the end of a file: the footer, its length in four bytes, and the mark of the format.
     */
    private static ParquetMetadata footer(byte[] bytes) throws IOException {
        int end = bytes.length - MARK.length - Integer.BYTES;
        if (end < MARK.length
                || !Arrays.equals(
                        MARK, Arrays.copyOfRange(bytes, end + Integer.BYTES, bytes.length))) {
            throw new IOException("it does not end as one: it was cut");
        }
        int length = ByteBuffer.wrap(bytes, end, Integer.BYTES).order(LITTLE_ENDIAN).getInt();
        if (length < 0 || length > end - MARK.length) {
            throw new IOException("its footer has %d bytes".formatted(length));
        }
        return new ParquetMetadataConverter()
                .readParquetMetadata(
                        new ByteArrayInputStream(bytes, end - length, length),
                        ParquetMetadataConverter.NO_FILTER);
    }

    private static List<String> cells(MessageType schema, Group record, SharedTexts texts) {
        List<String> cells = new ArrayList<>(schema.getFieldCount());
        for (int column = 0; column < schema.getFieldCount(); column++) {
            cells.add(texts.of(ParquetText.of(schema.getType(column), record, column)));
        }
        return cells;
    }
}
