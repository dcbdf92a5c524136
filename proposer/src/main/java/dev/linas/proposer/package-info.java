/**
 * The proposer: searches and closed rounds in, candidates out. This package is the shell: topology,
 * stores, translation and start-up. The pure domain is in the packages below it.
 */
package dev.linas.proposer;
