/** Strict reading of the settings of a pool: every rejection names pool, key, value and remedy. */
package dev.linas.tasks.settings;
