package dev.linas.core.space;

/**
 * The chosen option of one active variable.
 *
 * @param variable name of the variable
 * @param option the option as the space file writes it: {@link String}, {@link Long} or {@link
 *     Double}
 */
public record ChosenOption(String variable, Object option) {}
