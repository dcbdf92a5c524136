/** Task {@code recommendation}: held-out items, and how high a network ranks them. */
package dev.linas.tasks.recommendation;
