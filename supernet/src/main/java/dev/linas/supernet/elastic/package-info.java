/**
 * The family {@code elastic-onnx}: super-networks that users bring as an ONNX file of the largest
 * network, and a sidecar that says what is elastic in it. What else must be cut is found by
 * following the graph, as DepGraph does (Fang et al., "DepGraph: Towards Any Structural Pruning",
 * 2023, section 3).
 */
package dev.linas.supernet.elastic;
