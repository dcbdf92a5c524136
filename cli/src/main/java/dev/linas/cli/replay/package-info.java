/** Commands that look at the log of a search: {@code linas replay} and {@code linas explain}. */
package dev.linas.cli.replay;
