package dev.linas.cli.searchfile;

/** What to do about an objective whose pool is not among the file's own {@code pools}. */
public enum ForeignPools {
    /** Fine, with a warning: its evaluators may join from anywhere. */
    ALLOWED,
    /** An error: nothing outside the file can measure, as in {@code simulate}. */
    REFUSED
}
