/** Errors a user can mend, and the exit codes they end a command with. */
package dev.linas.runtime.error;
