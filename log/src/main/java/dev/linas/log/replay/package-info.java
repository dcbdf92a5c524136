/**
 * Goes through the log of a search again: with its own policy, which must give what was recorded,
 * or with another one.
 */
package dev.linas.log.replay;
