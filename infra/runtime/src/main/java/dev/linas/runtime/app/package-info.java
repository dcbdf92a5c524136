/** Running commands and the services they start: parsing, exit codes, signals. */
package dev.linas.runtime.app;
