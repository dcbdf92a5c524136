/** Files that commands write for the user. */
package dev.linas.cli.output;
