/** Measurements as a table: one row for what one pool measured of one candidate; as CSV. */
package dev.linas.log.table;
