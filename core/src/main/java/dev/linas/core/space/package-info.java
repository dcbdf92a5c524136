/** Search spaces: variables, options, activation, genomes and their encodings (DESIGN, words). */
package dev.linas.core.space;
