package dev.linas.supernet.family;

/** A named part of a sub-network that can also be measured alone. Equal layers compute the same. */
public interface NetworkLayer extends Computation {

    /**
     * Name, unique in its plan, with which the names of its tensors begin, e.g. {@code blocks.3}.
     */
    String name();

    /** An equal layer that stands nowhere: layers whose shapes are equal take equally long. */
    default NetworkLayer anywhere() {
        return this;
    }
}
