/** {@code linas devices}. */
package dev.linas.cli.devices;
