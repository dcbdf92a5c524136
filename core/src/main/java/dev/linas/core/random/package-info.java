/** Seeded random streams. */
package dev.linas.core.random;
