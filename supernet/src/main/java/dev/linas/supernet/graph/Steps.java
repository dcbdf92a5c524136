package dev.linas.supernet.graph;

import java.util.List;

/**
 * How a network runs that is run again and again and goes on from what it computed before, as a
 * decoder does that writes a text token by token.
 *
 * @param count steps that are counted and timed; odd, so that the middle step has as many steps
 *     before it as after it, and stands for the mean of all
 * @param once names of the inputs that are the same at all steps; what depends on these alone is
 *     computed once, before the first step
 * @param states what a step hands to the next
 */
public record Steps(int count, List<String> once, List<State> states) {
    public Steps {
        once = List.copyOf(once);
        states = List.copyOf(states);
    }

    /**
     * Something that grows by one at every step, such as the keys of a layer.
     *
     * @param input what was computed up to now; of length 0 along the axis at the first step
     * @param output the same with this step's
     * @param axis along which it grows, at least 1; 0 is the batch
     */
    public record State(String input, String output, int axis) {}

    /** Steps before the middle one, which is the length of its states. */
    public int past() {
        return (count - 1) / 2;
    }

    /** The same with other states. */
    public Steps with(List<State> others) {
        return new Steps(count, once, others);
    }
}
