/** {@code linas doctor}. */
package dev.linas.cli.doctor;
