/** The parts that the bootstrap runs, as it knows them. */
package dev.linas.runtime.service;
