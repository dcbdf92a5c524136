package dev.linas.evaluator.mapping;

import dev.linas.core.space.Genome;
import dev.linas.evaluator.routing.PoolIdentity;
import dev.linas.evaluator.routing.RoutePlan;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.GenomeMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Candidates as one pool sees them. */
public final class CandidateMapper {
    private CandidateMapper() {}

    /** The genome. */
    public static Genome genome(Candidate candidate) {
        return GenomeMapper.toGenome(candidate.getGenome());
    }

    /**
     * The metrics wanted of a pool, without duplicates; empty if the candidate does not name it.
     */
    public static List<String> wanted(Candidate candidate, String pool) {
        Set<String> metrics = new LinkedHashSet<>();
        for (WantedMetrics wanted : candidate.getWanted()) {
            if (wanted.getPool().equals(pool)) {
                metrics.addAll(wanted.getMetrics());
            }
        }
        return List.copyOf(metrics);
    }

    /** The candidate with nothing wanted but the given metrics of the given pool. */
    public static Candidate cut(Candidate candidate, String pool, List<String> metrics) {
        return Candidate.newBuilder(candidate)
                .setWanted(List.of(new WantedMetrics(pool, metrics)))
                .build();
    }

    /** Plans a candidate; see {@link RoutePlan#of}. */
    public static RoutePlan plan(PoolIdentity pool, Candidate candidate, Predicate<String> known) {
        return RoutePlan.of(
                pool,
                candidate.getSpaceName(),
                candidate.getSpaceDigest(),
                genome(candidate),
                wanted(candidate, pool.pool()),
                known);
    }

    /** The candidate's place for people: {@code searchId/round/index}. */
    public static String place(Candidate candidate) {
        return candidate.getSearchId() + "/" + candidate.getRound() + "/" + candidate.getIndex();
    }
}
