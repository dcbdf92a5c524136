/**
 * Speed and accuracy of the steps of a round, on generated problems and on data where it is at
 * hand.
 */
package dev.linas.benchmarks;
