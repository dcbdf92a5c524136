package dev.linas.supernet.quantization;

import java.util.Map;
import java.util.TreeMap;

/**
 * The precision of every layer (Conv, Gemm or MatMul with constant weights) of a network, by the
 * name of its node. Immutable.
 */
public final class LayerBits {
    /** Bits of a layer that stays as it is. */
    public static final int FLOAT = 32;

    /** Bits of a quantised layer. */
    public static final int INTEGER = 8;

    private static final LayerBits ALL_INTEGER = new LayerBits(Map.of(), INTEGER);

    private final Map<String, Integer> listed;
    private final int others;

    private LayerBits(Map<String, Integer> listed, int others) {
        this.listed = listed;
        this.others = others;
    }

    /** Every layer becomes INT8. */
    public static LayerBits allInteger() {
        return ALL_INTEGER;
    }

    /**
     * The layers listed have the bits listed, all others stay in floating point.
     *
     * @param bitsByLayer 8 or 32 by the name of the layer's node
     * @throws IllegalArgumentException for other bits
     */
    public static LayerBits of(Map<String, Integer> bitsByLayer) {
        bitsByLayer.forEach(
                (layer, bits) -> {
                    if (bits != INTEGER && bits != FLOAT) {
                        throw new IllegalArgumentException(
                                "layer '%s' has %d bits; there are %d and %d"
                                        .formatted(layer, bits, INTEGER, FLOAT));
                    }
                });
        return new LayerBits(new TreeMap<>(bitsByLayer), FLOAT);
    }

    boolean isInteger(String layer) {
        return listed.getOrDefault(layer, others) == INTEGER;
    }

    /** The layers listed one by one, sorted by name; empty if all are alike. */
    Iterable<String> listedLayers() {
        return listed.keySet();
    }
}
