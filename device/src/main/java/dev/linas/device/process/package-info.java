/**
 * Other programs that run for us: their lines, bounded, and the end of their whole process tree.
 */
package dev.linas.device.process;
