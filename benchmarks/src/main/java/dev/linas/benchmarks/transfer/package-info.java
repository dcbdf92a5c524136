/** Measures how well few measurements of a device and many of others predict the rest. */
package dev.linas.benchmarks.transfer;
