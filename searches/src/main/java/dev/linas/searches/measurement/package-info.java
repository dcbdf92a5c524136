/** Measuring the objectives of a search outside of the stream: one meter per pool. */
package dev.linas.searches.measurement;
