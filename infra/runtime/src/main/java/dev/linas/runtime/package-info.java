/** The bootstrap that every app shares, alone or many in one JVM. */
package dev.linas.runtime;
