/** Checks of {@code linas doctor} where networks are measured. */
package dev.linas.searches.doctor;
