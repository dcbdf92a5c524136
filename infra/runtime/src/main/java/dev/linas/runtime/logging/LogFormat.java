package dev.linas.runtime.logging;

/** How log lines are written. Lower case, since the names are command-line values. */
@SuppressWarnings("MemberName") // the constants are the words a user types
public enum LogFormat {
    /** One line for people. */
    text,
    /** One JSON object a line, for log collectors. */
    json
}
