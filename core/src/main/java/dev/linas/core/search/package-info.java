/** Searches: their specification, and the evaluations measured in them. */
package dev.linas.core.search;
