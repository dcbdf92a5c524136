/** What measured values depend on: fingerprints, and inputs that are no longer what they were. */
package dev.linas.core.fingerprint;
