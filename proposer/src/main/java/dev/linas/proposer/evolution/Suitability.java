package dev.linas.proposer.evolution;

/** How an algorithm and a number of objectives go together. */
public enum Suitability {
    /** As intended. */
    GOOD,
    /** It runs, but others do better. */
    POOR,
    /** It cannot be used. */
    NONE;

    /** The fit of an algorithm that is meant for so many objectives, and for no more than that. */
    static Suitability upTo(int best, int objectives) {
        if (objectives < 2) {
            return NONE;
        }
        return objectives <= best ? GOOD : POOR;
    }

    /** The fit of an algorithm for one objective. */
    static Suitability single(int objectives) {
        return objectives == 1 ? GOOD : NONE;
    }
}
