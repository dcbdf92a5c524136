package dev.linas.searches.export;

import dev.linas.core.search.CandidateId;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicRecord;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.topics.Topics;

/** The genome that a user names, as a candidate of a search or by its option indices. */
public final class NamedGenome {
    private NamedGenome() {}

    /**
     * The genome of a candidate.
     *
     * @throws UserError telling its rounds, if the search has no such candidate
     */
    public static Genome ofCandidate(TopicSnapshot snapshot, String id, CandidateId candidate) {
        int last = -1;
        for (TopicRecord<Candidate> entry : snapshot.all(Topics.CANDIDATES, id::equals)) {
            Candidate found = entry.value();
            if (found.getRound() == candidate.round() && found.getIndex() == candidate.index()) {
                return GenomeMapper.toGenome(found.getGenome());
            }
            last = Math.max(last, found.getRound());
        }
        throw new UserError(
                "search '%s' has no candidate %s; %s"
                        .formatted(
                                id,
                                candidate,
                                last < 0 ? "it has none yet" : "its rounds are 0 to " + last));
    }

    /**
     * The canonical genome of option indices with commas between them.
     *
     * @throws UserError naming the option {@code --genome}, if the space has no such genome
     */
    public static Genome parse(SearchSpace space, String text) {
        try {
            Genome given = Genome.parse(text);
            space.check(given);
            return space.canonical(given);
        } catch (NumberFormatException e) {
            throw new UserError(
                    "--genome %s: expected %d option indices with commas between them"
                            .formatted(text, space.size()),
                    e);
        } catch (IllegalArgumentException e) {
            throw new UserError("--genome %s: %s".formatted(text, e.getMessage()), e);
        }
    }
}
