package dev.linas.supernet.graph;

import java.util.List;
import java.util.Optional;

/**
 * How a network runs that is run again and again and goes on from what it computed before, as a
 * decoder does that writes a text token by token.
 *
 * @param count steps that are counted and timed; odd, so that the middle step has as many steps
 *     before it as after it, and stands for the mean of all
 * @param once names of the inputs that are the same at all steps; what depends on these alone is
 *     computed once, before the first step
 * @param prompt what the first run takes at once, before the steps; empty where every step takes
 *     one token
 * @param states what a step hands to the next
 */
public record Steps(int count, List<String> once, Optional<Prompt> prompt, List<State> states) {
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

    /**
     * A beginning that one run reads as a whole, as a language model reads what it is to continue.
     * The same graph, given one token, is a step.
     *
     * @param inputs names of the inputs that hold a number for each token, along an axis that the
     *     graph leaves open
     * @param length tokens that are counted and timed; at least 2
     */
    public record Prompt(List<String> inputs, int length) {
        public Prompt {
            inputs = List.copyOf(inputs);
        }
    }

    /** Steps before the middle one. */
    public int before() {
        return (count - 1) / 2;
    }

    /** Length of the states that the middle step goes on from: its context. */
    public int context() {
        return prompt.map(Prompt::length).orElse(0) + before();
    }

    /** Length of the states with which the whole graph runs: none before a prompt. */
    public int past() {
        return prompt.isPresent() ? 0 : before();
    }

    /** Whether an input is a state. */
    public boolean isState(String input) {
        return states.stream().anyMatch(state -> state.input().equals(input));
    }

    /** Whether an input holds a number for each token. */
    public boolean isOfPrompt(String input) {
        return prompt.filter(all -> all.inputs().contains(input)).isPresent();
    }

    /**
     * An input as the middle step takes it: one token, and states as long as its context.
     *
     * @param input as the whole graph takes it
     */
    public GraphInput atMiddle(GraphInput input) {
        return isState(input.name())
                ? input.openTo(context())
                : isOfPrompt(input.name()) ? input.openTo(1) : input;
    }

    /** The same with other states. */
    public Steps with(List<State> others) {
        return new Steps(count, once, prompt, others);
    }
}
