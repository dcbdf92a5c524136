/** What the descriptions of all super-networks are read with: choices, widths. */
package dev.linas.supernet.network;
