/** Output of benchmarks: tables as text, Markdown and CSV, and plots as SVG. */
package dev.linas.benchmarks.report;
