package dev.linas.supernet.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.SuperNetworkFamily;
import dev.linas.supernet.network.DescriptionSection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Super-networks of family {@code elastic-onnx}: any that can be exported to ONNX. */
public final class ElasticOnnxFamily implements SuperNetworkFamily {
    /** Its name in network files. */
    private static final String NAME = "elastic-onnx";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NetworkDescription read(DescriptionSection file, String json) {
        return SidecarReader.read(file, json);
    }

    @Override
    public List<Path> files(JsonNode json, Path folder) {
        String model = json.path("model").asText();
        try {
            return model.isEmpty() ? List.of() : List.of(folder.resolve(model).normalize());
        } catch (InvalidPathException e) {
            return List.of(); // reading the description says so
        }
    }
}
