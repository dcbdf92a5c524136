package dev.linas.proposer.tactic;

/** Which step chose a proposal. */
public enum Origin {
    /** Round 0. */
    INITIAL_DESIGN,
    /** Found on the predictors. */
    INNER_SEARCH,
    /** Drawn at random: no predictor yet, or too few unseen ones from the inner search. */
    RANDOM_FILL
}
