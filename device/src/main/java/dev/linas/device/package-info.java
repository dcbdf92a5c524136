/** The machine that measures: its facts, and the lock that keeps measurements apart. */
package dev.linas.device;
