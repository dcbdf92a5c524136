/**
 * Builds lookup tables: measures every distinct layer of a super-network on this device, once, so
 * that the latency of any sub-network is a sum of look-ups. The {@code lookup-table} meter reads
 * what is written here.
 */
package dev.linas.searches.lut;
