package dev.linas.supernet.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorFileWriter;
import dev.linas.supernet.weights.WeightsFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Path FILES = Path.of("src/test/resources/dev/linas/supernet/checkpoint");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain.pt", "wrapped.pth", "older.pth"})
    void shouldReadWhatPyTorchSaved(String name) {
        TensorFile file = WeightsFile.open(FILES.resolve(name));

        assertThat(file.names())
                .containsExactlyInAnyOrder(
                        "plain",
                        "view",
                        "transposed",
                        "half",
                        "brain",
                        "double",
                        "count",
                        "parameter");
        assertThat(file.tensor("plain", List.of(2, 3)).toArray())
                .containsExactly(1.5f, -2f, 3.25f, 0f, 1e30f, -1e-30f);
        assertThat(file.tensor("view", List.of(2, 2)).toArray()).containsExactly(8, 9, 14, 15);
        assertThat(file.tensor("transposed", List.of(6, 4)).toArray())
                .startsWith(0, 6, 12, 18, 1, 7);
        assertThat(file.tensor("half").toArray())
                .containsExactly(
                        1.5f, (float) -0.0999755859375, 65504f, 0x1p-24f, Float.POSITIVE_INFINITY);
        assertThat(file.tensor("brain").toArray())
                .containsExactly(1.5f, (float) -0.10009765625, (float) 3.00405527047391e38);
        assertThat(file.tensor("double").toArray()).containsExactly(0.1f, 0f);
        assertThat(file.tensor("parameter").toArray()).containsExactly(2.5f);
        assertThat(file.raw("count").orElseThrow().dtype()).isEqualTo("I64");
    }

    @ParameterizedTest
    @CsvSource({"evil.pt, posix.system", "whole-model.pt, torch.nn.modules.linear.Linear"})
    void shouldExecuteNothing(String name, String wanted) {
        assertThatThrownBy(() -> WeightsFile.open(FILES.resolve(name)))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContainingAll(
                        name, "wants class " + wanted, "torch.save(model.state_dict(), path)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.pt", "older.pth"})
    void shouldSayThatAFileIsCutOff(String name) throws Exception {
        byte[] whole = Files.readAllBytes(FILES.resolve(name));
        for (int length = 16; length < whole.length; length += 37) {
            Path cut = folder.resolve(name);
            Files.write(cut, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> WeightsFile.open(cut))
                    .as("%s cut to %d bytes", name, length)
                    .isInstanceOf(InvalidWeightsException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void shouldReadTheFilesOfAnIndex() throws Exception {
        Files.write(folder.resolve("a.safetensors"), file("first", 1.5f));
        Files.write(folder.resolve("b.safetensors"), file("second", 2.5f));
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(
                index,
                """
                {"metadata": {}, "weight_map": {"first": "a.safetensors", \
                "second": "b.safetensors"}}
                """);

        TensorFile file = WeightsFile.open(index);

        assertThat(file.tensor("first").toArray()).containsExactly(1.5f);
        assertThat(file.tensor("second").toArray()).containsExactly(2.5f);
    }

    @Test
    void shouldRefuseAnIndexThatLeavesItsFolder() throws Exception {
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(index, "{\"weight_map\": {\"first\": \"../a.safetensors\"}}");

        assertThatThrownBy(() -> WeightsFile.open(index))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("'../a.safetensors' is outside");
    }

    @Test
    void shouldConvertHalvesOfSafetensors() throws Exception {
        ByteBuffer halves = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        halves.putShort((short) 0x3E00).putShort((short) 0xC000).flip();
        ByteBuffer bytes =
                TensorFileWriter.encodeRaw(
                        List.of(new RawTensor("w", "F16", List.of(2), halves)), new TreeMap<>());
        Path file = folder.resolve("half.safetensors");
        Files.write(file, bytesOf(bytes));

        assertThat(WeightsFile.open(file).tensor("w").toArray()).containsExactly(1.5f, -2f);
    }

    private static byte[] file(String name, float value) {
        ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        number.putFloat(value).flip();
        ByteBuffer bytes =
                TensorFileWriter.encodeRaw(
                        List.of(new RawTensor(name, "F32", List.of(1), number)), new TreeMap<>());
        return bytesOf(bytes);
    }

    private static byte[] bytesOf(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
