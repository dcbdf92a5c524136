/** The contract over a real broker and a real registry. */
package dev.linas.local.contract;
