package dev.linas.proposer.tactic;

import dev.linas.core.search.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How a search goes about objectives that cost unequally much to measure. Pure.
 *
 * @param dear positions of the objectives that only promising sub-networks are measured for,
 *     ascending
 * @param screened sub-networks that are measured for the other objectives, for every population
 *     that is measured for these
 */
record ScreeningPlan(List<Integer> dear, int screened) {
    /** An objective is cheap if another one takes at least so many times as long. */
    private static final double MUCH_LONGER = 8;

    /** Fewer sub-networks than so many populations leave too little to choose from. */
    private static final int LEAST_POPULATIONS = 2;

    /** More than so many populations reach down to what nobody would measure further. */
    private static final int MOST_POPULATIONS = 10;

    ScreeningPlan {
        dear = List.copyOf(dear);
    }

    /**
     * The plan that the seconds of the rows suggest: as many sub-networks are screened as the given
     * share of the time pays for.
     *
     * @param rows evaluations so far; those without seconds count for nothing
     * @param population sub-networks to be measured whole in a round, &ge; 1
     * @param share of the measured time that is for screening, 0..1
     * @return empty where no time is known, or no objective is so cheap that screening pays
     */
    static Optional<ScreeningPlan> of(List<Evaluation> rows, int population, double share) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        double[] seconds =
                IntStream.range(0, rows.get(0).objectives())
                        .mapToDouble(o -> meanSeconds(rows, o))
                        .toArray();
        double longest = DoubleStream.of(seconds).max().orElseThrow();
        List<Integer> dear =
                IntStream.range(0, seconds.length)
                        .filter(o -> seconds[o] * MUCH_LONGER > longest)
                        .boxed()
                        .toList();
        if (longest == 0 || dear.size() == seconds.length) {
            return Optional.empty();
        }
        double ofDear = dear.stream().mapToDouble(o -> seconds[o]).sum();
        double ofCheap = DoubleStream.of(seconds).sum() - ofDear;
        double affordable = share * population * ofDear / ((1 - share) * ofCheap);
        int screened = (int) Math.min(affordable, (double) MOST_POPULATIONS * population);
        return screened < LEAST_POPULATIONS * population
                ? Optional.empty()
                : Optional.of(new ScreeningPlan(dear, screened));
    }

    /** Mean over the rows in which measuring the objective took time; 0 where it never did. */
    private static double meanSeconds(List<Evaluation> rows, int objective) {
        return rows.stream()
                .mapToDouble(row -> row.seconds(objective))
                .filter(taken -> taken > 0)
                .average()
                .orElse(0);
    }
}
