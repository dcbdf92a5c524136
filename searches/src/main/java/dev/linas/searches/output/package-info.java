/** Files that commands write for the user, and lines that they rewrite on a terminal. */
package dev.linas.searches.output;
