/** {@code linas bench quality}: how fast searches find the true fronts of problems. */
package dev.linas.benchmarks.quality;
