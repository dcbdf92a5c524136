package dev.linas.searches.lut;

/** Is told how far the building of a table is. */
@FunctionalInterface
public interface BuildProgress {
    /** Something was measured: {@code done} things of {@code total}, this one was {@code what}. */
    void measured(String what, int done, int total);
}
