/** Reads tables of measurements strictly: those that Linas wrote, and those of other tools. */
package dev.linas.log.table.read;
