package dev.linas.evaluator.meter;

import dev.linas.core.space.ChosenOption;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.List;

/**
 * One sub-network to measure.
 *
 * @param genome its canonical genome
 * @param options the options of its active variables, in the order of the space
 * @param metrics the metrics wanted, without duplicates
 */
public record MeterTask(Genome genome, List<ChosenOption> options, List<String> metrics) {
    public MeterTask {
        options = List.copyOf(options);
        metrics = List.copyOf(metrics);
    }

    /**
     * The task of measuring a genome of a space.
     *
     * @param genome any genome of the space; the task holds its canonical form
     */
    public static MeterTask of(SearchSpace space, Genome genome, List<String> metrics) {
        Genome canonical = space.canonical(genome);
        return new MeterTask(canonical, space.decode(canonical), metrics);
    }
}
