/** What {@code linas doctor} looks at where networks are measured. */
package dev.linas.searches.doctor;
