package dev.linas.evaluator.meter.table;

import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Map;

/**
 * A table in memory; never changed after loading, so workers share it.
 *
 * @param file name of its file, for messages
 * @param metrics its metrics, in the order of every row
 * @param rows the values of every canonical genome
 */
record MeasuredTable(String file, List<String> metrics, Map<Genome, double[]> rows) {}
