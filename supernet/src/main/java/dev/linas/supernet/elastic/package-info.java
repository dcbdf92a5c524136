/**
 * The family {@code elastic-onnx}: super-networks that users bring as an ONNX file of the largest
 * network, and a sidecar that says what is elastic in it.
 */
package dev.linas.supernet.elastic;
