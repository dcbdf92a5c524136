/** {@code linas lut}: lookup tables of a device. */
package dev.linas.cli.lut;
