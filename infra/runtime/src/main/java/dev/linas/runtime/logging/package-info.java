/** Logging: Logback, configured by code. */
package dev.linas.runtime.logging;
