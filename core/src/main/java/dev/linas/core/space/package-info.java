/** Search spaces: variables, options, activation, genomes and their encodings. */
package dev.linas.core.space;
