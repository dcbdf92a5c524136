package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the precision of every layer from a genome. Variables {@code q_bits0}, {@code q_bits1}, …
 * of a space belong to the layers of its super-network, or to its convolutions, in the order of
 * computation; a sub-network that leaves layers out leaves their variables out of account. Where a
 * space has none, all layers are quantised. Immutable and thread-safe.
 */
public final class GenomeBits {
    private static final Pattern NAME = Pattern.compile("q_bits\\d+");

    private final SearchSpace space;
    private final Map<String, Integer> variableByLayer = new LinkedHashMap<>();

    /**
     * @param space whose genomes are read
     * @param layers names of the super-network's layers in the order of computation, as {@link
     *     StaticQuantizer#layers} gives them for the largest sub-network
     * @throws QuantizationException if the space has such variables, but not one for every layer,
     *     or with other options than 8 and 32
     */
    public GenomeBits(SearchSpace space, List<String> layers) {
        this.space = space;
        List<String> names = new ArrayList<>();
        space.variables().forEach(variable -> names.add(variable.name()));
        long count = names.stream().filter(name -> NAME.matcher(name).matches()).count();
        if (count == 0) {
            return;
        }
        for (int layer = 0; layer < layers.size(); layer++) {
            int variable = names.indexOf("q_bits" + layer);
            if (variable < 0 || count != layers.size()) {
                throw new QuantizationException(
                        "space %s has %d variables q_bits, but the network has %d layers: %s"
                                .formatted(space.name(), count, layers.size(), layers));
            }
            requireBits(variable);
            variableByLayer.put(layers.get(layer), variable);
        }
    }

    /**
     * Reads them for the layers of a network: all of them, or its convolutions where the space has
     * as many variables as there are.
     *
     * @param largest the model of the largest sub-network
     * @throws QuantizationException as the constructor, and if there are no layers
     */
    public static GenomeBits of(SearchSpace space, ModelProto largest) {
        if (StaticQuantizer.layers(largest).isEmpty()) {
            throw new QuantizationException(
                    "the network has nothing that could be quantised: no Conv, Gemm or MatMul with"
                            + " constant weights; leave 'precision' out");
        }
        List<String> convolutions = StaticQuantizer.convolutions(largest);
        long variables =
                space.variables().stream()
                        .filter(variable -> NAME.matcher(variable.name()).matches())
                        .count();
        return new GenomeBits(
                space,
                variables == convolutions.size() ? convolutions : StaticQuantizer.layers(largest));
    }

    private void requireBits(int variable) {
        for (Object option : space.variables().get(variable).options()) {
            if (!(option instanceof Number bits)
                    || (bits.doubleValue() != LayerBits.INTEGER
                            && bits.doubleValue() != LayerBits.FLOAT)) {
                throw new QuantizationException(
                        "variable '%s' of space %s has option %s; there are %d and %d bits"
                                .formatted(
                                        space.variables().get(variable).name(),
                                        space.name(),
                                        option,
                                        LayerBits.INTEGER,
                                        LayerBits.FLOAT));
            }
        }
    }

    /**
     * The precision of a sub-network's layers.
     *
     * @param genome of the space
     * @param layers names of the sub-network's own layers
     */
    public LayerBits of(Genome genome, List<String> layers) {
        if (variableByLayer.isEmpty()) {
            return LayerBits.allInteger();
        }
        Set<String> present = new HashSet<>(layers);
        Map<String, Integer> bits = new LinkedHashMap<>();
        variableByLayer.forEach(
                (layer, variable) -> {
                    if (present.contains(layer)) {
                        bits.put(layer, bits(genome, variable));
                    }
                });
        return LayerBits.of(bits);
    }

    private int bits(Genome genome, int variable) {
        Object option = space.variables().get(variable).options().get(genome.option(variable));
        return ((Number) option).intValue();
    }
}
