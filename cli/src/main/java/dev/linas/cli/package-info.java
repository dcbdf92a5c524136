/** The {@code linas} command. */
package dev.linas.cli;
