/** {@code linas log}: what was measured, between topics and files. */
package dev.linas.cli.log;
