/** What the descriptions of all super-networks are read with: choices, widths, strict JSON. */
package dev.linas.supernet.network;
