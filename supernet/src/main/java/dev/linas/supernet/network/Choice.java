package dev.linas.supernet.network;

/** A number of a network description: the same for every sub-network, or read from a genome. */
public sealed interface Choice {

    /** A number that every sub-network has. */
    record Fixed(double value) implements Choice {}

    /**
     * A number that the genome chooses.
     *
     * @param name the variable of the search space whose option is the number
     */
    record Variable(String name) implements Choice {}
}
