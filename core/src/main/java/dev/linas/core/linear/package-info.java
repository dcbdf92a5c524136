/**
 * Linear algebra whose inner loops are sums of rows, so that a JVM runs them on vectors of numbers.
 */
package dev.linas.core.linear;
