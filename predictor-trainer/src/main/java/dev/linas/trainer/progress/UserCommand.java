package dev.linas.trainer.progress;

import java.util.List;

/** What a user orders of a running search. */
public sealed interface UserCommand {
    /** Close no further round. */
    record Pause() implements UserCommand {}

    /** Go on closing rounds. */
    record Resume() implements UserCommand {}

    /** Finish now, with the rows so far. */
    record Stop() implements UserCommand {}

    /**
     * Allow more evaluations.
     *
     * @param budget new total, larger than the one in force
     */
    record ExtendBudget(int budget) implements UserCommand {}

    /** Have a further pool measure every later candidate, beside the objectives. */
    record AddPool(AddedPool added) implements UserCommand {}

    /**
     * What an added pool measures.
     *
     * @param pool its name
     * @param metrics names of the metrics, at least one
     */
    record AddedPool(String pool, List<String> metrics) {
        /** @throws ContradictionException if it names no metric */
        public AddedPool {
            metrics = List.copyOf(metrics);
            if (metrics.isEmpty()) {
                throw new ContradictionException(
                        "pool " + pool + " is added without a metric; expected at least one");
            }
        }
    }
}
