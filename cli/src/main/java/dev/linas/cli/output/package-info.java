/** Options of what commands print. */
package dev.linas.cli.output;
