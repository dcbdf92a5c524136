package dev.linas.supernet;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.LeadingPart;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.SampleInputs;
import dev.linas.supernet.tensor.FileBytes;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The outputs of another framework for sub-networks, as the user wrote them: a safetensors file of
 *
 * <ul>
 *   <li>{@code genomes}, I64, an option index for every variable of the space: [sub-networks,
 *       variables];
 *   <li>{@code input.NAME} for every input of the network, the examples that all of them saw: F32,
 *       or I64 for ids; of states the whole network's, of which each takes the first part;
 *   <li>{@code output}, F32, the first output of each: [sub-networks, examples, ...].
 * </ul>
 *
 * @param genomes at least one, canonical
 * @param expected first output of each, in row-major order
 */
public record ReferenceOutputs(
        List<Genome> genomes, InputsOfNetwork inputs, List<float[]> expected) {
    private static final String GENOMES = "genomes";
    private static final String INPUT = "input.";
    private static final String OUTPUT = "output";

    /** Gives the examples in the order of a network's inputs. */
    @FunctionalInterface
    public interface InputsOfNetwork {
        /**
         * The examples.
         *
         * @throws InvalidWeightsException naming the tensor, if one is missing or of another type
         *     or shape
         */
        InputBatch of(List<GraphInput> inputs);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidWeightsException naming file and tensor, if it is malformed or does not fit
     *     the space
     */
    public static ReferenceOutputs read(Path path, SearchSpace space) {
        TensorFile file;
        try {
            file = TensorFile.decode(path.toString(), FileBytes.read(path));
        } catch (IOException e) {
            throw new InvalidWeightsException(
                    "%s: cannot be read: %s".formatted(path, e.getMessage()), e);
        }
        List<Genome> genomes = genomes(file, space);
        RawTensor output = required(file, OUTPUT, "F32");
        if (output.shape().size() < 2 || output.shape().get(0) != genomes.size()) {
            throw new InvalidWeightsException(
                    "%s: tensor 'output' has shape %s; expected %d sub-networks, then the examples"
                            .formatted(path, output.shape(), genomes.size()));
        }
        FloatBuffer values = output.bytes().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        int each = values.remaining() / genomes.size();
        List<float[]> outputs = new ArrayList<>();
        for (int g = 0; g < genomes.size(); g++) {
            float[] own = new float[each];
            values.get(own);
            outputs.add(own);
        }
        int examples = output.shape().get(1);
        return new ReferenceOutputs(
                List.copyOf(genomes),
                inputs -> new InputBatch(examples, inputs(file, inputs, examples)),
                List.copyOf(outputs));
    }

    private static List<Genome> genomes(TensorFile file, SearchSpace space) {
        RawTensor tensor = required(file, GENOMES, "I64");
        if (tensor.shape().size() != 2
                || tensor.shape().get(0) < 1
                || tensor.shape().get(1) != space.size()) {
            throw new InvalidWeightsException(
                    ("%s: tensor 'genomes' has shape %s; expected a row per sub-network with the %d"
                                    + " variables of space %s")
                            .formatted(file.source(), tensor.shape(), space.size(), space.name()));
        }
        LongBuffer indices = tensor.bytes().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        List<Genome> genomes = new ArrayList<>();
        for (int g = 0; g < tensor.shape().get(0); g++) {
            int[] row = new int[space.size()];
            for (int v = 0; v < row.length; v++) {
                row[v] = Math.toIntExact(indices.get());
            }
            try {
                Genome genome = Genome.of(row);
                space.check(genome);
                genomes.add(space.canonical(genome));
            } catch (IllegalArgumentException e) {
                throw new InvalidWeightsException(
                        "%s: tensor 'genomes', row %d: %s"
                                .formatted(file.source(), g, e.getMessage()),
                        e);
            }
        }
        return genomes;
    }

    private static List<NamedTensor> inputs(
            TensorFile file, List<GraphInput> inputs, int examples) {
        List<NamedTensor> tensors = new ArrayList<>();
        for (GraphInput input : inputs) {
            boolean ids = input.holdsIds();
            if (input.size() == 0 && file.raw(INPUT + input.name()).isEmpty()) {
                tensors.addAll(SampleInputs.zeros(List.of(input), examples).tensors());
                continue; // a state before the first token
            }
            RawTensor tensor = required(file, INPUT + input.name(), ids ? "I64" : "F32");
            long[] shape = input.shape(examples);
            long[] given = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
            boolean part = input.open().isPresent() && !ids;
            if (!(part ? isPart(shape, given) : Arrays.equals(shape, given))) {
                throw new InvalidWeightsException(
                        "%s: tensor '%s' has shape %s; expected %s"
                                .formatted(
                                        file.source(),
                                        tensor.name(),
                                        tensor.shape(),
                                        Arrays.toString(shape)));
            }
            ByteBuffer bytes = tensor.bytes().order(ByteOrder.LITTLE_ENDIAN);
            tensors.add(
                    ids
                            ? NamedTensor.longs(input.name(), bytes.asLongBuffer(), shape)
                            : NamedTensor.floats(
                                    input.name(),
                                    LeadingPart.of(bytes.asFloatBuffer(), given, shape),
                                    shape));
        }
        return tensors;
    }

    private static boolean isPart(long[] part, long... whole) {
        boolean fits = part.length == whole.length;
        for (int axis = 0; fits && axis < part.length; axis++) {
            fits = part[axis] <= whole[axis];
        }
        return fits;
    }

    private static RawTensor required(TensorFile file, String name, String dtype) {
        RawTensor tensor =
                file.raw(name)
                        .orElseThrow(
                                () ->
                                        new InvalidWeightsException(
                                                ("%s: there is no tensor '%s'; expected 'genomes',"
                                                                + " an 'input.NAME' for each input,"
                                                                + " and 'output'")
                                                        .formatted(file.source(), name)));
        if (!tensor.dtype().equals(dtype)) {
            throw new InvalidWeightsException(
                    "%s: tensor '%s' has type %s; expected %s"
                            .formatted(file.source(), name, tensor.dtype(), dtype));
        }
        return tensor;
    }
}
