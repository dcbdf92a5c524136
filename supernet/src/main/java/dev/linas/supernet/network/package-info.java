/** Readers that the descriptions of all super-networks share: choices, widths. */
package dev.linas.supernet.network;
