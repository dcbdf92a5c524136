/** The proposer: rounds in, candidates out. The pure domain is in the packages below this one. */
package dev.linas.proposer;
