/** The energy that the processor draws, from the counters of RAPL. */
package dev.linas.device.energy;
