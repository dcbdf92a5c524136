/** Poison records go whole to {@code linas.dead-letters}; outages never do. */
package dev.linas.runtime.deadletter;
