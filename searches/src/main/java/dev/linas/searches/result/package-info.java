/** The outcome of a search, and how it is written for people and for programs. */
package dev.linas.searches.result;
