package dev.linas.evaluator;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.CandidateProvenance;
import dev.linas.schemas.DecodedOption;
import dev.linas.schemas.Origin;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.GenomeMapper;
import java.util.List;

/** Records of the contract for tests. */
public final class WireFixture {
    private WireFixture() {}

    /** A candidate of a space. */
    public static Candidate candidate(
            SearchSpace space, String searchId, int index, Genome genome, WantedMetrics... wanted) {
        return Candidate.newBuilder()
                .setSearchId(searchId)
                .setRound(0)
                .setIndex(index)
                .setRoundSize(100)
                .setSpaceName(space.name())
                .setSpaceDigest(space.digest())
                .setGenome(GenomeMapper.toBytes(genome))
                .setOptions(
                        space.decode(genome).stream()
                                .map(o -> new DecodedOption(o.variable(), o.option()))
                                .toList())
                .setWanted(List.of(wanted))
                .setProvenance(new CandidateProvenance(Origin.INITIAL_DESIGN, "random", 1L, "test"))
                .build();
    }

    /** What a pool is asked for. */
    public static WantedMetrics wanted(String pool, String... metrics) {
        return new WantedMetrics(pool, List.of(metrics));
    }
}
