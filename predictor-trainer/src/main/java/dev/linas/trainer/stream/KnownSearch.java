package dev.linas.trainer.stream;

import dev.linas.core.search.SearchSpec;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.trainer.progress.CandidateKey;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.RoundPolicy;
import java.util.OptionalLong;

/**
 * A search as the trainer needs it.
 *
 * @param record as it was started
 * @param spec what it is
 * @param policy when its rounds may close early
 */
record KnownSearch(Search record, SearchSpec spec, RoundPolicy policy) {
    /**
     * From its record, checked.
     *
     * @throws IllegalArgumentException naming the field, if the record breaks a rule
     */
    static KnownSearch of(Search search) {
        CandidateKey.checkSearchId(search.getSearchId());
        SearchSpec spec = SearchMapper.toSpec(search);
        if (!spec.space().digest().equals(search.getSpaceDigest())) {
            throw new ContradictionException(
                    "search %s: spaceDigest is %s, but its space has %s"
                            .formatted(
                                    search.getSearchId(),
                                    search.getSpaceDigest(),
                                    spec.space().digest()));
        }
        return new KnownSearch(search, spec, policy(search));
    }

    /** When the rounds of a search may close early; without a look at the rest of its record. */
    static RoundPolicy policy(Search search) {
        Long deadline = search.getRoundDeadlineMillis();
        return new RoundPolicy(
                deadline == null ? OptionalLong.empty() : OptionalLong.of(deadline),
                search.getQuorum());
    }
}
