/** Checks of {@code linas doctor} and their findings. */
package dev.linas.runtime.doctor;
