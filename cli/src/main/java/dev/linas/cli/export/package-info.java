/** {@code linas export}: sub-networks of a search as ONNX files. */
package dev.linas.cli.export;
