/** Sub-networks of a search as ONNX files. */
package dev.linas.searches.export;
