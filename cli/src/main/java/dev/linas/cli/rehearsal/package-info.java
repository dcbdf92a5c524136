/**
 * A trial run of the commands, from which the launcher learns which classes to archive for quick
 * starts.
 */
package dev.linas.cli.rehearsal;
