package dev.linas.benchmarks.paper;

import dev.linas.benchmarks.problem.Problem;
import java.util.List;

/**
 * A figure or table of the paper: the seam for further ones, which are a class and a line in {@link
 * Figures}.
 */
interface Figure {
    /** The number in the paper, e.g. {@code 6} or {@code table-3}. */
    String id();

    /** The title, in a few words. */
    String title();

    /**
     * Checks, before anything is run, that all it needs is registered.
     *
     * @throws dev.linas.runtime.error.UserError naming what is missing and what there is
     */
    default void check() {}

    /**
     * Runs its experiment on every problem and writes its CSV files and plots.
     *
     * @param problems at least one
     * @return its section of the report, without heading, as Markdown
     * @throws InterruptedException if the thread was interrupted
     */
    String run(List<Problem> problems, PaperBench bench) throws InterruptedException;
}
