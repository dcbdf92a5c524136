package dev.linas.log.parquet;

import dev.linas.core.config.DecimalText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Values of Parquet as the text that a CSV of the same table has: decimals with their point, dates
 * and times as such, unsigned numbers without a sign, single precision with its own shortest
 * digits, lists in brackets.
 */
final class ParquetText {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private ParquetText() {}

    /** Whether a column can be told as a text: a value, or a list of values. */
    static boolean isReadable(Type column) {
        return !column.isRepetition(Type.Repetition.REPEATED)
                && (column.isPrimitive() ? isReadable(column.asPrimitiveType()) : isList(column));
    }

    private static boolean isReadable(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case INT96 -> false;
            case FIXED_LEN_BYTE_ARRAY -> logical instanceof DecimalLogicalTypeAnnotation;
            default -> true;
        };
    }

    /** A group of one repeated group of one value, which is how lists are written. */
    private static boolean isList(Type column) {
        if (!(column.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation)
                || column.asGroupType().getFieldCount() != 1) {
            return false;
        }
        Type entries = column.asGroupType().getType(0);
        return !entries.isPrimitive()
                && entries.isRepetition(Type.Repetition.REPEATED)
                && entries.asGroupType().getFieldCount() == 1
                && entries.asGroupType().getType(0).isPrimitive()
                && isReadable(entries.asGroupType().getType(0));
    }

    /**
     * The text of a value; empty where there is none, or a number is NaN, which is how pandas
     * writes that.
     *
     * @param record holds the column at the given place
     */
    static String of(Type column, Group record, int place) {
        if (record.getFieldRepetitionCount(place) == 0) {
            return "";
        }
        return column.isPrimitive()
                ? of(column.asPrimitiveType(), record, place)
                : list(column, record.getGroup(place, 0));
    }

    private static String list(Type column, Group list) {
        Type element = column.asGroupType().getType(0).asGroupType().getType(0);
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            String text = of(element, list.getGroup(0, i), 0);
            boolean isText =
                    element.asPrimitiveType().getPrimitiveTypeName()
                            == PrimitiveType.PrimitiveTypeName.BINARY;
            elements.add(isText ? quoted(text) : text.isEmpty() ? "None" : text);
        }
        return elements.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String of(PrimitiveType type, Group record, int place) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Boolean.toString(record.getBoolean(place, 0));
            case INT32 -> whole(logical, record.getInteger(place, 0), Integer.SIZE);
            case INT64 -> whole(logical, record.getLong(place, 0), Long.SIZE);
            case FLOAT -> number(record.getFloat(place, 0));
            case DOUBLE -> number(record.getDouble(place, 0));
            default -> bytes(logical, record.getBinary(place, 0));
        };
    }

    private static String number(float value) {
        return Float.isNaN(value) ? "" : DecimalText.ofSingle(value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : DecimalText.of(value);
    }

    private static String bytes(LogicalTypeAnnotation logical, Binary value) {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale())
                    .toPlainString();
        }
        return value.toStringUsingUTF8();
    }

    private static String whole(LogicalTypeAnnotation logical, long value, int bits) {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
        }
        if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (logical instanceof TimeLogicalTypeAnnotation time) {
            return LocalTime.ofNanoOfDay(value * nanos(time.getUnit())).toString();
        }
        if (logical instanceof TimestampLogicalTypeAnnotation time) {
            long perSecond = NANOS_PER_SECOND / nanos(time.getUnit());
            return Instant.ofEpochSecond(
                            Math.floorDiv(value, perSecond),
                            Math.floorMod(value, perSecond) * nanos(time.getUnit()))
                    .toString();
        }
        boolean isUnsigned =
                logical instanceof IntLogicalTypeAnnotation number && !number.isSigned();
        return isUnsigned
                ? Long.toUnsignedString(bits == Integer.SIZE ? value & 0xFFFF_FFFFL : value)
                : Long.toString(value);
    }

    private static long nanos(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000_000;
            case MICROS -> 1_000;
            case NANOS -> 1;
        };
    }
}
