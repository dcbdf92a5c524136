package dev.linas.supernet.elastic;

import dev.linas.core.space.SearchSpace;
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
 * @param graph its content
 * @param tasks what it is scored on; empty if it is only timed and counted
 * @param widths axes that are cut
 * @param kernels kernels that are cut
 * @param blocks what may be left out
 * @param json the sidecar
 */
record ElasticOnnxDescription(
        String name,
        String space,
        Path model,
        SourceGraph graph,
        List<Task> tasks,
        List<ElasticAxis> widths,
        List<ElasticKernel> kernels,
        List<ElasticBlock> blocks,
        String json)
        implements NetworkDescription {
    ElasticOnnxDescription {
        tasks = List.copyOf(tasks);
        widths = List.copyOf(widths);
        kernels = List.copyOf(kernels);
        blocks = List.copyOf(blocks);
    }

    @Override
    public NetworkPlanner planner(SearchSpace genomes) {
        return ElasticPlanner.of(this, genomes);
    }

    @Override
    public boolean hasOwnWeights() {
        return true;
    }

    @Override
    public Optional<TensorFile> ownWeights() {
        List<RawTensor> tensors =
                graph.constants().entrySet().stream()
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
