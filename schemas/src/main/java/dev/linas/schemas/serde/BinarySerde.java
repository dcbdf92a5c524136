package dev.linas.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Plain Avro binary, without a schema id: for state stores and repartition topics, which only the
 * writing app reads, and for unit tests. Thread-safe.
 *
 * @param <T> type of the record
 */
public final class BinarySerde<T extends SpecificRecord> implements Serde<T> {
    static {
        AvroLimits.set(); // before anything is decoded, here or by a registry's serde beside it
    }

    private final ContractDatumWriter<T> writer;
    private final SpecificDatumReader<T> reader;

    public BinarySerde(Class<T> type) {
        SpecificData data = SpecificData.getForClass(type);
        this.writer = new ContractDatumWriter<>(data.getSchema(type));
        this.reader = new SpecificDatumReader<>(data.getSchema(type), data.getSchema(type), data);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : write(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private byte[] write(T value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            writer.write(value, encoder);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "cannot write a " + value.getClass().getName() + ": " + e.getMessage(), e);
        }
        return out.toByteArray();
    }

    private T read(byte[] bytes) {
        try {
            return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "not a " + reader.getExpected().getFullName() + " in binary Avro: " + e, e);
        }
    }
}
