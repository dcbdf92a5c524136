/** Tells of a candidate why it was chosen, what was measured of it, and what it changed. */
package dev.linas.log.explain;
