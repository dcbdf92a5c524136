package dev.linas.evaluator.meter.command;

import java.util.Optional;
import java.util.function.Function;

/** The outcome of one question to a process. */
sealed interface Reply {
    /** Applies the function for its kind. */
    <T> T fold(Function<Line, T> line, Function<Ended, T> ended, Function<Broken, T> broken);

    /**
     * One whole line came back.
     *
     * @param followed whether more came with it, for the user to read; empty if nothing did
     */
    record Line(String text, Optional<String> followed) implements Reply {
        @Override
        public <T> T fold(
                Function<Line, T> line, Function<Ended, T> ended, Function<Broken, T> broken) {
            return line.apply(this);
        }
    }

    /**
     * The process ended without an answer.
     *
     * @param how for the user to read
     * @param before whether it ended before it was asked, or with exit code 0 and in no middle of a
     *     line: as a program does that answers once and ends, seen a little too late
     */
    record Ended(String how, boolean before) implements Reply {
        @Override
        public <T> T fold(
                Function<Line, T> line, Function<Ended, T> ended, Function<Broken, T> broken) {
            return ended.apply(this);
        }
    }

    /** Anything else, after which the process is of no use; for the user to read. */
    record Broken(String problem) implements Reply {
        @Override
        public <T> T fold(
                Function<Line, T> line, Function<Ended, T> ended, Function<Broken, T> broken) {
            return broken.apply(this);
        }
    }
}
