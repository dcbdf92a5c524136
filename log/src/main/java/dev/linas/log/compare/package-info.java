/** Compares searches of the same objectives by what their logs tell. */
package dev.linas.log.compare;
