/**
 * All records of one search in the order in which they were written: its definition, commands,
 * candidates, measurements, rounds, predictors and archives; read from topics or from a file.
 */
package dev.linas.log.record;
