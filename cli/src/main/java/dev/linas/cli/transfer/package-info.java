/** {@code linas transfer}. */
package dev.linas.cli.transfer;
