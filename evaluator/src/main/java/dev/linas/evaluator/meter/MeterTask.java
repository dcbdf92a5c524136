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
 * @param repeat how often the search had them measured before, &ge; 0; a meter of a real device
 *     need not look at it
 */
public record MeterTask(
        Genome genome, List<ChosenOption> options, List<String> metrics, int repeat) {
    public MeterTask {
        options = List.copyOf(options);
        metrics = List.copyOf(metrics);
    }

    /** A first measurement. */
    public MeterTask(Genome genome, List<ChosenOption> options, List<String> metrics) {
        this(genome, options, metrics, 0);
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

    /** The same task for a sub-network that was measured so many times before. */
    public MeterTask repeated(int times) {
        return new MeterTask(genome, options, metrics, times);
    }
}
