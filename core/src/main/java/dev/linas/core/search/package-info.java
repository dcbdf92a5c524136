/** What a search is, and what was measured in it. */
package dev.linas.core.search;
