package dev.linas.supernet.family;

import dev.linas.supernet.graph.Steps;
import java.util.Optional;

/**
 * The two graphs of a sub-network that runs in {@link Steps}: one that runs once, such as an
 * encoder, and one that runs at every step, such as a decoder. Outputs of the first are inputs of
 * the second that have the same names.
 *
 * @param steps number of steps, and the states that this sub-network keeps from step to step
 * @param once what can be computed from the inputs that do not change from step to step; empty if
 *     there are none
 * @param step one step; its first output is the output of the network
 */
public record StepParts(Steps steps, Optional<Computation> once, Computation step) {}
