/**
 * {@code linas run} and {@code linas local}: the whole stream in one process, and following a
 * search.
 */
package dev.linas.cli.run;
