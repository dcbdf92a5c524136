package dev.linas.supernet.cut;

/**
 * One axis of a tensor of the graph.
 *
 * @param value name of the tensor: a weight or what a node puts out
 * @param index 0 is the outermost
 */
public record Axis(String value, int index) {
    @Override
    public String toString() {
        return "axis %d of '%s'".formatted(index, value);
    }
}
