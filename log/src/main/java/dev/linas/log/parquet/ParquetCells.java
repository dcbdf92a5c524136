package dev.linas.log.parquet;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.linas.core.config.DecimalText;
import dev.linas.core.file.RegularFile;
import dev.linas.log.table.read.CellTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
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
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Reads a Parquet file of flat columns as cells of text, as if it were the CSV of the table. */
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
            check(file, schema);
            List<CellTable.Row> rows = new ArrayList<>();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            for (BlockMetaData block : footer.getBlocks()) {
                RecordReader<Group> records =
                        columns.getRecordReader(
                                new RowGroup(bytes, block), new GroupRecordConverter(schema));
                for (long r = 0; r < block.getRowCount(); r++) {
                    rows.add(new CellTable.Row(rows.size() + 1, cells(schema, records.read())));
                }
            }
            List<String> names = schema.getFields().stream().map(Type::getName).toList();
            return new CellTable(file, "row", names, rows);
        } catch (UnusableColumnException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // it is not ours what a damaged file does
            throw new IllegalArgumentException(
                    "%s: is no whole Parquet file (%s); copy or write it again"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** What stands at the end: the footer, its length in four bytes, and the mark of the format. */
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

    private static void check(Path file, MessageType schema) {
        for (Type column : schema.getFields()) {
            boolean isFlat = column.isPrimitive() && !column.isRepetition(Type.Repetition.REPEATED);
            if (!isFlat
                    || column.asPrimitiveType().getPrimitiveTypeName()
                            == PrimitiveType.PrimitiveTypeName.INT96
                    || column.asPrimitiveType().getPrimitiveTypeName()
                            == PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
                throw new UnusableColumnException(
                        "%s: column '%s' is '%s'; expected numbers, texts or times: leave it out"
                                .formatted(file, column.getName(), column));
            }
        }
    }

    private static List<String> cells(MessageType schema, Group record) {
        List<String> cells = new ArrayList<>(schema.getFieldCount());
        for (int column = 0; column < schema.getFieldCount(); column++) {
            cells.add(
                    record.getFieldRepetitionCount(column) == 0
                            ? ""
                            : cell(schema.getType(column).asPrimitiveType(), record, column));
        }
        return cells;
    }

    private static String cell(PrimitiveType type, Group record, int column) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Boolean.toString(record.getBoolean(column, 0));
            case INT32 -> Integer.toString(record.getInteger(column, 0));
            case INT64 -> whole(type.getLogicalTypeAnnotation(), record.getLong(column, 0));
            case FLOAT -> number(record.getFloat(column, 0));
            case DOUBLE -> number(record.getDouble(column, 0));
            default -> record.getBinary(column, 0).toStringUsingUTF8();
        };
    }

    /** Blank where it is NaN, which is how pandas writes that there is nothing. */
    private static String number(double value) {
        return Double.isNaN(value) ? "" : DecimalText.of(value);
    }

    private static String whole(LogicalTypeAnnotation logical, long value) {
        if (!(logical instanceof TimestampLogicalTypeAnnotation time)) {
            return Long.toString(value);
        }
        long nanos =
                switch (time.getUnit()) {
                    case MILLIS -> 1_000_000;
                    case MICROS -> 1_000;
                    case NANOS -> 1;
                };
        long perSecond = 1_000_000_000 / nanos;
        return Instant.ofEpochSecond(
                        Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * nanos)
                .toString();
    }

    /** The file is whole, but no table of cells. */
    private static final class UnusableColumnException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnusableColumnException(String message) {
            super(message);
        }
    }
}
