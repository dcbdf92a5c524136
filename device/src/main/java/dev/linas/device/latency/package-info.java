/**
 * How long one run of something takes on this machine, measured in short samples whose median
 * counts.
 */
package dev.linas.device.latency;
