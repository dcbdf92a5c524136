package dev.linas.supernet.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFileTest {
    private static final SortedMap<String, String> NO_METADATA = new TreeMap<>();

    @Property(tries = 200)
    void shouldReadBackWhatWasWritten(
            @ForAll @Size(min = 1, max = 40)
                    List<@FloatRange(min = -1e30f, max = 1e30f) Float> values) {
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i);
        }
        ByteBuffer bytes =
                TensorFileWriter.encode(
                        List.of(
                                new Tensor("first", List.of(numbers.length), numbers),
                                new Tensor("second", List.of(1, numbers.length, 1), numbers)),
                        new TreeMap<>(Map.of("seed", "7")));

        TensorFile file = TensorFile.decode("memory", bytes);

        assertThat(file.names()).containsExactly("first", "second");
        assertThat(file.metadata()).containsExactly(Map.entry("seed", "7"));
        assertThat(file.tensor("first").toArray()).isEqualTo(numbers);
        assertThat(file.tensor("second", List.of(1, numbers.length, 1)).toArray())
                .isEqualTo(numbers);
    }

    @Test
    void shouldBeginItsDataAtAMultipleOfEightBytes() {
        ByteBuffer bytes =
                TensorFileWriter.encode(
                        List.of(new Tensor("x", List.of(1), new float[] {1})), NO_METADATA);

        assertThat(bytes.remaining() - Float.BYTES).isEqualTo((int) (8 + bytes.getLong(0)));
        assertThat(bytes.getLong(0) % 8).isZero();
    }

    @Test
    void shouldReadAFileThatAnotherProgramWrote() {
        ByteBuffer file =
                file(
                        """
                        {"__metadata__":{"format":"pt"},"n":{"dtype":"I64","shape":[],"data_offset\
                        s":[8,16]},\
                        "x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}\
                        """,
                        16);
        file.putFloat(file.limit() - 16, 1.5f).putFloat(file.limit() - 12, -2);

        TensorFile tensors = TensorFile.decode("pt.safetensors", file);

        assertThat(tensors.tensor("x").toArray()).containsExactly(1.5f, -2);
        assertThatThrownBy(() -> tensors.tensor("n"))
                .hasMessage(
                        "pt.safetensors: tensor 'n' has type I64; expected F32, so convert it to"
                                + " 32-bit floats");
    }

    @Test
    void shouldNameATensorThatIsMissingOrOfAnotherShape() {
        TensorFile tensors =
                TensorFile.decode(
                        "w.safetensors",
                        TensorFileWriter.encode(
                                List.of(new Tensor("x", List.of(2), new float[2])), NO_METADATA));

        assertThatThrownBy(() -> tensors.tensor("y"))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("w.safetensors: there is no tensor 'y'");
        assertThatThrownBy(() -> tensors.tensor("x", List.of(2, 1)))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessage("w.safetensors: tensor 'x' has shape [2]; the network needs [2, 1]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 40, 80, 83})
    void shouldNoticeATruncatedFile(int length) {
        ByteBuffer whole =
                TensorFileWriter.encode(
                        List.of(new Tensor("x", List.of(5), new float[5])), NO_METADATA);
        assertThat(whole.remaining()).isGreaterThan(length);

        assertThatThrownBy(() -> TensorFile.decode("w.safetensors", whole.slice(0, length)))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageStartingWith("w.safetensors: ")
                .hasMessageContaining("truncated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [1, 2                                                       | \
                    its header is not valid JSON
                    [1, 2]                                                      | \
                    has a header that is no JSON object
                    {"a":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}      | \
                    tensor 'a' has unknown type 'F33'
                    {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}      | \
                    tensor 'a' of type F32 and shape [3] cannot lie at bytes [0, 8]
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}      | \
                    tensor 'a' has data_offsets [8, 0]
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}     | \
                    tensor 'a': data_offsets has -8
                    {"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}        | \
                    tensor 'a' has no list 'shape'
                    {"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,8]}} | \
                    tensor 'a' of type F32
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shap\
                    e":[2],"data_offsets":[4,12]}} | tensor 'b' begins at byte 4 of the data, \
                    but the one before it ends at 8
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shap\
                    e":[1],"data_offsets":[8,12]}} | tensor 'b' begins at byte 8 of the data, \
                    but the one before it ends at 4
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}      | \
                    has 12 bytes after its last tensor
                    {"a":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}}     | \
                    tensor 'a' ends at byte 20 of the data, but there are only 16
                    {"__metadata__":{"k":1}}                                    | \
                    metadata 'k' is no text
                    """)
    void shouldNameWhatIsWrongWithAHeader(String header, String message) {
        int data = message.startsWith("metadata") ? 0 : 16;

        assertThatThrownBy(() -> TensorFile.decode("w.safetensors", file(header, data)))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageStartingWith("w.safetensors: " + message);
    }

    @Test
    void shouldRefuseTwoTensorsOfOneName() {
        Tensor tensor = new Tensor("x", List.of(1), new float[1]);

        assertThatThrownBy(() -> TensorFileWriter.encode(List.of(tensor, tensor), NO_METADATA))
                .hasMessageContaining("two tensors are named 'x'");
    }

    @Test
    void shouldRefuseATensorWithoutEnoughValues() {
        assertThatThrownBy(() -> new Tensor("x", List.of(2, 3), new float[5]))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessage("tensor x of shape [2, 3] needs 6 values, but has 5");
    }

    private static ByteBuffer file(String header, int data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file =
                ByteBuffer.allocate(Long.BYTES + text.length + data)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text);
        return file.rewind();
    }
}
