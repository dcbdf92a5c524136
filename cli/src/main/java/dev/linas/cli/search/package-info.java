/** Commands over searches that run on a stream: start, look, steer. */
package dev.linas.cli.search;
