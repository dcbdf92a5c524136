/** Settings: option groups shared by the commands, and where their values come from. */
package dev.linas.runtime.config;
