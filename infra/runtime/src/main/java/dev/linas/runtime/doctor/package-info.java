/** What {@code linas doctor} looks at, and what it found. */
package dev.linas.runtime.doctor;
