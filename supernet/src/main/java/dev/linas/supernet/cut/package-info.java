/**
 * Sub-networks cut out of a graph: which axes of it are elastic is declared, what else must be cut
 * is found by following the graph, as DepGraph does (Fang et al., "DepGraph: Towards Any Structural
 * Pruning", 2023, section 3). Families describe themselves as such a graph, or have it from users.
 */
package dev.linas.supernet.cut;
