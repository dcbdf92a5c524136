package dev.linas.evaluator.meter.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network of another modality that comes with Linas, as a pool measures it.
 *
 * @param folder of the example
 * @param network name of its sidecar
 */
record ExamplePool(Path folder, String network) {

    static ExamplePool of(String example, String network) {
        return new ExamplePool(
                Path.of("..", "examples", example).toAbsolutePath().normalize(), network);
    }

    /** What PyTorch found for some sub-networks, as the training script wrote it down. */
    JsonNode scores() throws IOException {
        return new JsonMapper().readTree(folder.resolve("training/scores.json").toFile());
    }

    SearchSpace space() {
        return BuiltInSpaces.OR_FILE.named("space.json", folder);
    }

    /** Values by metric of the genome of an entry of the scores. */
    Map<String, Double> measure(JsonNode entry, String... metrics) throws Exception {
        return measure(entry, pool("test.safetensors", metrics), metrics);
    }

    /** The same in a pool of this network. */
    Map<String, Double> measure(JsonNode entry, PoolSettings pool, String... metrics)
            throws Exception {
        JsonNode indices = entry.get("genome");
        int[] options = new int[indices.size()];
        Arrays.setAll(options, v -> indices.get(v).asInt());
        try (Meter meter = Meters.open(pool, space())) {
            Map<String, Double> values = new TreeMap<>();
            Genome genome = space().canonical(Genome.of(options));
            meter.measure(MeterTask.of(space(), genome, List.of(metrics)))
                    .outcomes()
                    .forEach((metric, value) -> values.put(metric, ((Measured) value).value()));
            return values;
        }
    }

    /** The settings of a pool. */
    PoolSettings pool(String dataset, String... metrics) {
        return poolWith("'fraction':1", dataset, metrics);
    }

    /** The same with further settings. */
    PoolSettings poolWith(String settings, String dataset, String... metrics) {
        return PoolSettings.parse(
                "p",
                PoolFixture.json(
                        ("{'meter':'onnx','network':'%s','dataset':'%s','metrics':['%s'],"
                                        + "'canary':0,'latency':{'budget':'20ms'},%s}")
                                .formatted(
                                        network, dataset, String.join("','", metrics), settings)),
                folder);
    }

    /** A tensor of ids. */
    static RawTensor ids(String name, List<Integer> shape, long... ids) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES * ids.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(ids);
        return new RawTensor(name, "I64", shape, bytes);
    }

    /** Writes a file of data; returns its path for a pool. */
    static String write(Path file, RawTensor... tensors) throws IOException {
        ByteBuffer bytes = TensorFileWriter.encodeRaw(List.of(tensors), new TreeMap<>());
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        return Files.write(file, content).toAbsolutePath().toString();
    }
}
