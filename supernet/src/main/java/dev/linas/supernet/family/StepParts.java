package dev.linas.supernet.family;

import dev.linas.supernet.graph.Steps;
import java.util.Optional;

/**
 * The two parts of a sub-network that runs in {@link Steps}. Outputs of the first are inputs of the
 * second, by the same names.
 *
 * @param steps with the states that this sub-network has
 * @param once what depends on the inputs alone that are the same at all steps; empty if there is
 *     nothing of the kind
 * @param step one step; its first output is the network's
 */
public record StepParts(Steps steps, Optional<Computation> once, Computation step) {}
