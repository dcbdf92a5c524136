/** Measurements of a stream as rows of a table. */
package dev.linas.log.rows;
