package dev.linas.evaluator.meter;

import dev.linas.core.space.SearchSpace;
import dev.linas.tasks.dataset.Preparation;
import java.util.Optional;

/**
 * The pool and the space that a meter is opened for.
 *
 * @param pool name of the pool, for messages
 * @param space the search space whose genomes are measured
 * @param device name of the machine-wide lock of the pool; empty: none
 * @param preparation how its data is read
 */
public record MeterSite(
        String pool, SearchSpace space, Optional<String> device, Preparation preparation) {

    /** A site whose data is read without memory of earlier times. */
    public MeterSite(String pool, SearchSpace space, Optional<String> device) {
        this(pool, space, device, Preparation.logged());
    }
}
