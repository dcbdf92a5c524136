package dev.linas.supernet.elastic;

import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.cut.ElasticGraph;
import dev.linas.supernet.cut.ElasticPlanner;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.task.Task;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorFileWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A super-network that was brought as an ONNX file, and what its sidecar says.
 *
 * @param name name of the network
 * @param space name of the search space whose genomes choose its sub-networks
 * @param model the ONNX file
 * @param elastic its content, and what is elastic in it
 * @param tasks what it is scored on; empty if it is only timed and counted
 * @param json the sidecar
 */
record ElasticOnnxDescription(
        String name, String space, Path model, ElasticGraph elastic, List<Task> tasks, String json)
        implements NetworkDescription {
    ElasticOnnxDescription {
        tasks = List.copyOf(tasks);
    }

    @Override
    public NetworkPlanner planner(SearchSpace genomes) {
        ElasticPlanner planner = ElasticPlanner.of(this, elastic, genomes);
        planner.requireEveryOption();
        return planner;
    }

    /** The same weights may be computed with in another way. */
    @Override
    public String graphDigest() {
        return elastic.graph().digest();
    }

    @Override
    public boolean hasOwnWeights() {
        return true;
    }

    @Override
    public Optional<TensorFile> ownWeights() {
        List<RawTensor> tensors =
                elastic.graph().constants().entrySet().stream()
                        .filter(entry -> entry.getValue().isFloat())
                        .map(
                                entry ->
                                        new RawTensor(
                                                entry.getKey(),
                                                "F32",
                                                entry.getValue().shape(),
                                                entry.getValue().bytes()))
                        .toList();
        return Optional.of(
                TensorFile.decode(
                        model.toString(), TensorFileWriter.encodeRaw(tensors, new TreeMap<>())));
    }
}
