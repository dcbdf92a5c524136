package dev.linas.log.parquet;

import dev.linas.core.file.WholeFile;
import dev.linas.log.table.LogColumns;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogRows;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Writes a table as a Parquet file: the columns of its CSV with types, null where that is blank.
 * Same table, same bytes.
 */
public final class ParquetLog {
    private ParquetLog() {}

    /**
     * Writes a table to a file. An existing file is replaced only by a complete one.
     *
     * @throws IllegalArgumentException if two columns would have one name
     */
    public static void write(LogTable table, Path file) throws IOException {
        write(table, LogRows.of(table.rows()), file);
    }

    /**
     * Likewise, a row at a time; a group of rows is in memory.
     *
     * @param table variables and metrics; its rows are left out
     * @throws IllegalArgumentException if two columns would have one name
     */
    public static void write(LogTable table, LogRows rows, Path file) throws IOException {
        WholeFile.write(file, to -> writeRows(table, rows, to));
    }

    private static void writeRows(LogTable table, LogRows rows, Path file) throws IOException {
        try (ParquetWriter<LogRow> writer =
                new Builder(new LocalOutputFile(file), schema(table), table)
                        .withConf(new PlainParquetConfiguration())
                        .withCodecFactory(new PlainCodecs())
                        .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                        .build()) {
            rows.each(
                    row -> {
                        try {
                            writer.write(row);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static MessageType schema(LogTable table) {
        List<String> names = LogColumns.of(table);
        List<Type> columns = new ArrayList<>();
        columns.add(text(names, columns, Type.Repetition.REQUIRED)); // search
        columns.add(plain(names, columns, PrimitiveTypeName.INT32, Type.Repetition.REQUIRED));
        columns.add(plain(names, columns, PrimitiveTypeName.INT32, Type.Repetition.REQUIRED));
        columns.add(text(names, columns, Type.Repetition.REQUIRED)); // space
        columns.add(text(names, columns, Type.Repetition.REQUIRED)); // genome
        for (LogVariable variable : table.variables()) {
            columns.add(
                    switch (variable.kind()) {
                        case INTEGER -> optional(names, columns, PrimitiveTypeName.INT64);
                        case REAL -> optional(names, columns, PrimitiveTypeName.DOUBLE);
                        case TEXT -> text(names, columns, Type.Repetition.OPTIONAL);
                    });
        }
        columns.add(text(names, columns, Type.Repetition.REQUIRED)); // pool
        columns.add(text(names, columns, Type.Repetition.OPTIONAL)); // instance
        columns.add(text(names, columns, Type.Repetition.OPTIONAL)); // device
        columns.add(plain(names, columns, PrimitiveTypeName.BOOLEAN, Type.Repetition.REQUIRED));
        columns.add(
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                        .named(names.get(columns.size())));
        columns.add(optional(names, columns, PrimitiveTypeName.INT64)); // duration_ms
        columns.add(text(names, columns, Type.Repetition.REQUIRED)); // outcome
        columns.add(text(names, columns, Type.Repetition.OPTIONAL)); // error
        while (columns.size() < names.size()) {
            columns.add(optional(names, columns, PrimitiveTypeName.DOUBLE));
        }
        return new MessageType("measurement", columns);
    }

    private static Type text(List<String> names, List<Type> before, Type.Repetition repetition) {
        return Types.primitive(PrimitiveTypeName.BINARY, repetition)
                .as(LogicalTypeAnnotation.stringType())
                .named(names.get(before.size()));
    }

    private static Type optional(List<String> names, List<Type> before, PrimitiveTypeName type) {
        return plain(names, before, type, Type.Repetition.OPTIONAL);
    }

    private static Type plain(
            List<String> names,
            List<Type> before,
            PrimitiveTypeName type,
            Type.Repetition repetition) {
        return Types.primitive(type, repetition).named(names.get(before.size()));
    }

    private static final class Builder extends ParquetWriter.Builder<LogRow, Builder> {
        private final MessageType schema;
        private final LogTable table;

        Builder(OutputFile file, MessageType schema, LogTable table) {
            super(file);
            this.schema = schema;
            this.table = table;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<LogRow> getWriteSupport(ParquetConfiguration configuration) {
            return new RowWriteSupport(schema, table);
        }

        @Override
        @SuppressWarnings("deprecation") // abstract there, so it has to be here
        protected WriteSupport<LogRow> getWriteSupport(
                org.apache.hadoop.conf.Configuration configuration) {
            throw new IllegalStateException("there is no Hadoop here");
        }
    }
}
