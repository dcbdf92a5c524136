/** What repeated timings or readings of one thing say of it: medians, spread and intervals. */
package dev.linas.core.sampling;
