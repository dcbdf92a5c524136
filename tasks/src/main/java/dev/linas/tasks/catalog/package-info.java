/** The tasks that networks are scored on, and the networks that can name them. */
package dev.linas.tasks.catalog;
