package dev.linas.runtime.logging;

/** How log lines are written. */
public enum LogFormat {
    /** One line for people. */
    TEXT,
    /** One JSON object a line, for log collectors. */
    JSON
}
