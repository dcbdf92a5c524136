package dev.linas.runtime.logging;

/** Least severe of our own events that is logged. Lower case, since the names are command-line values. */
@SuppressWarnings("MemberName") // the constants are the words a user types
public enum LogLevel {
    error,
    warn,
    info,
    debug,
    trace
}
