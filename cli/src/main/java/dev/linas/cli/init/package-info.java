/** {@code linas init}. */
package dev.linas.cli.init;
