/** Fingerprints of all that measured values depend on, and a watch for inputs that change. */
package dev.linas.core.fingerprint;
