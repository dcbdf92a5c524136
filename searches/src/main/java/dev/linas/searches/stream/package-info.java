/**
 * Searches as the topics hold them: bounded reading of topics, single records written to them, and
 * where a search stands.
 */
package dev.linas.searches.stream;
