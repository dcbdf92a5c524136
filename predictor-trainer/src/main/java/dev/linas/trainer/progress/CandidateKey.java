package dev.linas.trainer.progress;

import dev.linas.core.config.Identifier;

/**
 * The key of a candidate: its search, round and index.
 *
 * @param searchId its search: letters, digits, '.', '_' and '-'; 1..100 characters
 * @param round its round, &ge; 0
 * @param index its index in the round, &ge; 0
 */
public record CandidateKey(String searchId, int round, int index) {
    /**
     * @throws ContradictionException if a part is out of its range
     */
    public CandidateKey {
        checkSearchId(searchId);
        if (round < 0 || index < 0) {
            throw new ContradictionException(
                    "search %s: round %d, index %d; expected both to be 0 or more"
                            .formatted(searchId, round, index));
        }
    }

    /**
     * Checks the identity of a search: it is part of keys that are read by prefix.
     *
     * @return the identity
     * @throws ContradictionException if it is not allowed
     */
    public static String checkSearchId(String searchId) {
        if (!Identifier.isValid(searchId)) {
            throw new ContradictionException(
                    "searchId '%s' must be %s".formatted(searchId, Identifier.EXPECTED));
        }
        return searchId;
    }

    /**
     * Form in stores and their changelogs, whose order is that of (round, index) within a search.
     */
    public String stored() {
        return prefix(searchId, round) + "%08x".formatted(index);
    }

    /** The beginning that the stored keys of all candidates of a search have, and no other key. */
    public static String prefix(String searchId) {
        return searchId + "/";
    }

    /** The beginning that the stored keys of a round's candidates have, and no other key. */
    public static String prefix(String searchId, int round) {
        return prefix(searchId) + "%08x/".formatted(round);
    }

    @Override
    public String toString() {
        return "search %s, round %d, index %d".formatted(searchId, round, index);
    }
}
