/** All records of one search in the order in which they were written. */
package dev.linas.log.record;
