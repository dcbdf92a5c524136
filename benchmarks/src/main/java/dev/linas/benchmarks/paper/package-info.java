/**
 * {@code linas bench paper}: the experiments of the LINAS paper (Cummings et al., "A Hardware-Aware
 * Framework for Accelerating Neural Architecture Search Across Modalities", 2022), on other
 * problems.
 */
package dev.linas.benchmarks.paper;
