/** Bounded reading of topics, and writing of single records: how commands see a running stream. */
package dev.linas.cli.stream;
