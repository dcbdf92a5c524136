package dev.linas.tasks;

/**
 * How a task is scored.
 *
 * @param fraction part of the examples that is used, above 0, at most 1
 * @param batch examples that run at once, at least 1
 * @param threads threads that read examples ahead, at least 1
 */
public record ScoringSettings(double fraction, int batch, int threads) {}
