/** Statistics of repeated timings or readings: medians, spread and intervals. */
package dev.linas.core.sampling;
