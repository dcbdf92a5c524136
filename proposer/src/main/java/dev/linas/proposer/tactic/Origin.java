package dev.linas.proposer.tactic;

/** The step of a tactic that chose a proposal. */
public enum Origin {
    /** Round 0. */
    INITIAL_DESIGN,
    /** Found by the tactic's search: on the predictors, or from what was measured. */
    INNER_SEARCH,
    /** Drawn at random: no predictor yet, or too few unseen ones from the inner search. */
    RANDOM_FILL
}
