package dev.linas.evaluator.meter.command;

/** What became of one request to a process. */
sealed interface Reply {
    /** A line came back. */
    record Line(String text) implements Reply {}

    /** The process wrote a line before it was asked. */
    record Unasked(String text) implements Reply {}

    /** The process ended; how is for the user to read. */
    record Exited(String how) implements Reply {}

    /** No line came in time. */
    record TimedOut() implements Reply {}
}
