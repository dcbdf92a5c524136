package dev.linas.searches.file;

/**
 * Whether there is a stream beside the file: what to do about an objective whose pool is not among
 * the file's own {@code pools}, and about a search that the file names.
 */
public enum ForeignPools {
    /** Fine, the pool with a warning: its evaluators may join from anywhere. */
    ALLOWED,
    /** An error: there is nothing outside the file, as in {@code simulate}. */
    REFUSED
}
