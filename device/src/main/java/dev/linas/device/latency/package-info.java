/** How long one run of something takes on this machine, measured as DESIGN section 7 asks. */
package dev.linas.device.latency;
