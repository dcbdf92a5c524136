/** Reads and writes the records of searches: topics of a broker, and log files. */
package dev.linas.log.io;
