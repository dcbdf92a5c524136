/** The commands over super-networks. */
package dev.linas.cli.supernet;
