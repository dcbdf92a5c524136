package dev.linas.evaluator.meter.command;

/** What became of one question to a process. */
sealed interface Reply {
    /** One whole line came back. */
    record Line(String text) implements Reply {}

    /**
     * The process ended without an answer.
     *
     * @param how for the user to read
     * @param before whether it ended before it was asked, or with exit code 0 and in no middle of a line: as a
     *     program does that answers once and ends, seen a little too late
     */
    record Ended(String how, boolean before) implements Reply {}

    /** Anything else, after which the process is of no use; for the user to read. */
    record Broken(String problem) implements Reply {}
}
