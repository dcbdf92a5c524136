package dev.linas.supernet.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.registry.Registry;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.SuperNetworkFamily;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.sidecar.SidecarTask;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Super-networks of family {@code elastic-onnx}: any that can be exported to ONNX. */
public final class ElasticOnnxFamily implements SuperNetworkFamily {
    /** Its name in network files. */
    private static final String NAME = "elastic-onnx";

    private final Registry<SidecarTask> tasks;

    /**
     * @param tasks the tasks that sidecars may name
     */
    public ElasticOnnxFamily(Registry<SidecarTask> tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NetworkDescription read(DescriptionSection file, String json) {
        return SidecarReader.read(file, json, tasks);
    }

    @Override
    public List<Path> files(JsonNode json, Path folder) {
        try {
            List<Path> named =
                    Stream.of(json.path("model"), json.path("task").path("pieces"))
                            .map(JsonNode::asText)
                            .filter(name -> !name.isEmpty())
                            .map(name -> folder.resolve(name).normalize())
                            .toList();
            String model = json.path("model").asText();
            return model.isEmpty()
                    ? named
                    : Stream.concat(
                                    named.stream(),
                                    ConstantReader.files(folder.resolve(model).normalize())
                                            .stream())
                            .toList();
        } catch (InvalidPathException e) {
            return List.of(); // reading the description says so
        }
    }
}
