package dev.linas.benchmarks.paper;

import dev.linas.core.objective.Objective;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.ObjectiveMeters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Sub-networks drawn at random from a problem, with what was measured of them.
 *
 * @param space the search space
 * @param objectives the objectives
 * @param genomes distinct canonical genomes
 * @param values values per genome, in the order of the objectives
 */
record MeasuredRows(
        SearchSpace space,
        List<Objective> objectives,
        List<Genome> genomes,
        List<double[]> values) {
    private static final long SEED = 1;

    /** Draws in a row without a new sub-network after which the space is taken to be exhausted. */
    private static final int MOST_ATTEMPTS = 2_000;

    MeasuredRows {
        objectives = List.copyOf(objectives);
        genomes = List.copyOf(genomes);
        values = List.copyOf(values);
    }

    /**
     * Draws and measures.
     *
     * @param least rows that are needed
     * @param most rows that are wanted
     * @throws UserError if the problem has fewer than are needed
     */
    static MeasuredRows draw(SearchFile file, int least, int most) throws InterruptedException {
        SearchSpace space = file.spec().space();
        SplittableRandom random = new SplittableRandom(SEED);
        List<Genome> genomes = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        Set<Genome> seen = new HashSet<>();
        try (ObjectiveMeters meters = ObjectiveMeters.open(file.spec(), file.pools())) {
            int attempts = 0;
            while (genomes.size() < most && attempts < MOST_ATTEMPTS) {
                Genome genome = space.random(random);
                Optional<double[]> measured =
                        seen.add(genome) ? meters.measure(genome) : Optional.empty();
                measured.ifPresent(
                        row -> {
                            genomes.add(genome);
                            values.add(row);
                        });
                attempts = measured.isPresent() ? 0 : attempts + 1;
            }
        }
        if (genomes.size() < least) {
            throw new UserError(
                    ("%s: %d sub-networks could be measured, but %d rows are needed; ask for"
                                            + " fewer with")
                                    .formatted(file.file(), genomes.size(), least)
                            + " --rows and --held-out");
        }
        return new MeasuredRows(space, file.spec().objectives(), genomes, values);
    }
}
