/** The command line of the super-network trainer. */
package dev.linas.supernettrainer;
