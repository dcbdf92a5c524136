/** Metrics that are sums of terms, each of which depends on a few variables only. Pure. */
package dev.linas.core.additive;
