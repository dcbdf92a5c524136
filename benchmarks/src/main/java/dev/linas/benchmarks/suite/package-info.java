/** The suite that defaults are chosen and proven on. */
package dev.linas.benchmarks.suite;
