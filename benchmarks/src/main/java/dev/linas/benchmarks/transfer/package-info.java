/** How well few measurements of a device and many of others tell the rest of it. */
package dev.linas.benchmarks.transfer;
