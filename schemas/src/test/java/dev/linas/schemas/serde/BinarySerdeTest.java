package dev.linas.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.Candidate;
import dev.linas.schemas.ContractRecords;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.RandomRecords;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class BinarySerdeTest {
    @Property(tries = 50)
    void shouldReadWhatItWroteOfEveryRecord(@ForAll long seed) {
        ContractRecords.types().forEach(type -> assertRoundTrip(type, seed));
    }

    private static <T extends SpecificRecord> void assertRoundTrip(Class<T> type, long seed) {
        BinarySerde<T> serde = new BinarySerde<>(type);
        T record = RandomRecords.of(type, seed);

        byte[] bytes = serde.serializer().serialize("any", record);
        T read = serde.deserializer().deserialize("any", bytes);

        assertThat(read).isEqualTo(record);
        assertThat(serde.serializer().serialize("other", read)).isEqualTo(bytes);
    }

    @Test
    void shouldGiveEqualRecordsEqualBytesWhateverTheOrderOfTheirMaps() {
        Map<String, String> forward = new LinkedHashMap<>();
        forward.put("governor", "performance");
        forward.put("frequency", "2.4 GHz");
        Map<String, String> backward = new LinkedHashMap<>();
        backward.put("frequency", "2.4 GHz");
        backward.put("governor", "performance");
        BinarySerde<DeviceFacts> serde = new BinarySerde<>(DeviceFacts.class);

        byte[] bytes = serde.serializer().serialize("any", facts(forward));

        assertThat(serde.serializer().serialize("any", facts(backward))).isEqualTo(bytes);
    }

    @Test
    void shouldWriteTheseVeryBytes() {
        byte[] bytes =
                new BinarySerde<>(DeviceFacts.class)
                        .serializer()
                        .serialize("any", facts(Map.of("b", "2", "a", "1")));

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("024f02410243080252040261023102620232" + "00");
    }

    private static DeviceFacts facts(Map<String, String> facts) {
        return new DeviceFacts("O", "A", "C", 4, "R", facts);
    }

    @Test
    void shouldPassNullThrough() {
        BinarySerde<Candidate> serde = new BinarySerde<>(Candidate.class);

        assertThat(serde.serializer().serialize("any", null)).isNull();
        assertThat(serde.deserializer().deserialize("any", null)).isNull();
    }

    @Test
    void shouldNameTheFieldThatIsMissingInARecord() {
        Candidate empty = new Candidate();

        assertThatThrownBy(
                        () ->
                                new BinarySerde<>(Candidate.class)
                                        .serializer()
                                        .serialize("any", empty))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Candidate")
                .hasMessageContaining("searchId");
    }

    @Property(tries = 100)
    void shouldRejectOrReadAnyBytesButNeverBreak(@ForAll byte[] garbage) {
        ContractRecords.types()
                .forEach(
                        type -> {
                            try {
                                new BinarySerde<>(type).deserializer().deserialize("any", garbage);
                            } catch (SerializationException e) {
                                assertThat(e).hasMessageContaining(type.getName());
                            }
                        });
    }

    @Test
    void shouldRejectALengthBeyondItsBytesWithoutAskingForTheMemory() {
        byte[] twoGigabytesOfText = HexFormat.of().parseHex("e0ffffff0f41");

        assertThatThrownBy(
                        () ->
                                new BinarySerde<>(Candidate.class)
                                        .deserializer()
                                        .deserialize("any", twoGigabytesOfText))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldRejectAnEndlessCollectionWithoutAskingForTheMemory() {
        byte[] twoThousandMillionOptions = HexFormat.of().parseHex("00000000000000" + "eeffffff0f");

        assertThatThrownBy(
                        () ->
                                new BinarySerde<>(Candidate.class)
                                        .deserializer()
                                        .deserialize("any", twoThousandMillionOptions))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Candidate");
    }
}
