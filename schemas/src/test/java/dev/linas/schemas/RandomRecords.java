package dev.linas.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records whose every field is drawn at random, nulls, empty lists and infinities among them; no
 * NaN.
 */
public final class RandomRecords {
    private static final double[] PECULIAR = {
        0.0, -0.0, Double.POSITIVE_INFINITY, Double.MIN_VALUE, -Double.MAX_VALUE
    };

    /** Records nested deeper than this hold nulls and empty lists: a model may hold models. */
    private static final int DEEPEST = 5;

    private final Random random;
    private int depth;

    private RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    /** One record; the same seed gives the same record. */
    public static <T extends SpecificRecord> T of(Class<T> type, long seed) {
        return type.cast(new RandomRecords(seed).value(SpecificData.get().getSchema(type)));
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> filled(schema);
            case UNION -> value(branch(schema.getTypes()));
            case ARRAY -> list(schema.getElementType());
            case MAP -> map(schema.getValueType());
            case ENUM -> constant(schema);
            case STRING -> text();
            case BYTES -> bytes();
            case INT -> random.nextInt();
            case LONG -> number(schema);
            case DOUBLE -> decimal();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException("no field is a " + schema.getType());
        };
    }

    private Schema branch(List<Schema> branches) {
        Schema drawn = branches.get(random.nextInt(branches.size()));
        return depth > DEEPEST && branches.get(0).getType() == Schema.Type.NULL
                ? branches.get(0)
                : drawn;
    }

    private SpecificRecord filled(Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        depth++;
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        depth--;
        return record;
    }

    private List<Object> list(Schema elements) {
        List<Object> list = new ArrayList<>();
        for (int left = depth > DEEPEST ? 0 : random.nextInt(4); left > 0; left--) {
            list.add(value(elements));
        }
        return list;
    }

    private Map<String, Object> map(Schema values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            map.put(text(), value(values));
        }
        return map;
    }

    private Object constant(Schema schema) {
        List<String> symbols = schema.getEnumSymbols();
        return SpecificData.get().createEnum(symbols.get(random.nextInt(symbols.size())), schema);
    }

    private String text() {
        return random.nextInt(5) == 0 ? "" : "\u00e9\u2211 " + random.nextInt(1_000_000);
    }

    private ByteBuffer bytes() {
        byte[] bytes = new byte[random.nextInt(50)];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private Object number(Schema schema) {
        return schema.getLogicalType() == null
                ? (Object) random.nextLong()
                : Instant.ofEpochMilli(random.nextLong(-1_000_000, 4_000_000_000_000L));
    }

    private double decimal() {
        int pick = random.nextInt(2 * PECULIAR.length);
        return pick < PECULIAR.length ? PECULIAR[pick] : random.nextGaussian();
    }
}
