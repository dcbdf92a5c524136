/** Explains a candidate: why it was chosen, how it was measured, and what it changed. */
package dev.linas.log.explain;
