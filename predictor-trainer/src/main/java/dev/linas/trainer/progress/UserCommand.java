package dev.linas.trainer.progress;

import java.util.List;

/** A command of a user to a running search. */
public sealed interface UserCommand {
    /**
     * The progress of a search after this command. Pure.
     *
     * @throws ContradictionException if the command makes no sense for the search
     */
    Progress applyTo(Progress progress);

    /** Close no further round. */
    record Pause() implements UserCommand {
        @Override
        public Progress applyTo(Progress progress) {
            return progress.withPaused(true);
        }
    }

    /** Go on closing rounds. */
    record Resume() implements UserCommand {
        @Override
        public Progress applyTo(Progress progress) {
            return progress.withPaused(false);
        }
    }

    /** Finish now, with the rows so far. */
    record Stop() implements UserCommand {
        @Override
        public Progress applyTo(Progress progress) {
            return progress.withStopRequested();
        }
    }

    /**
     * Allow more evaluations.
     *
     * @param budget new total, larger than the one in force
     */
    record ExtendBudget(int budget) implements UserCommand {
        @Override
        public Progress applyTo(Progress progress) {
            return progress.withBudget(budget);
        }
    }

    /** Have a further pool measure every later candidate, beside the objectives. */
    record AddPool(AddedPool added) implements UserCommand {
        @Override
        public Progress applyTo(Progress progress) {
            return progress.withPool(added);
        }
    }

    /** End as failed: the next round cannot be proposed. Given by the proposer. */
    record Fail(String reason) implements UserCommand {
        @Override
        public Progress applyTo(Progress progress) {
            return progress.withFailure(new Failure(Failure.Step.PROPOSE, reason));
        }
    }

    /** Go on after a failure. */
    record Retry() implements UserCommand {
        @Override
        public Progress applyTo(Progress progress) {
            return progress.retried();
        }
    }

    /**
     * A pool that was added, and what it measures.
     *
     * @param pool its name
     * @param metrics names of the metrics, at least one
     */
    record AddedPool(String pool, List<String> metrics) {
        /**
         * @throws ContradictionException if it names no metric
         */
        public AddedPool {
            metrics = List.copyOf(metrics);
            if (metrics.isEmpty()) {
                throw new ContradictionException(
                        "pool " + pool + " is added without a metric; expected at least one");
            }
        }
    }
}
