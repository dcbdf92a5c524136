/** Time and allocation of the steps of a round, by JMH on a generated problem: it needs no data. */
package dev.linas.benchmarks.speed;
