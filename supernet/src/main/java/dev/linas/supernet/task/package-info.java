/** The tasks that networks are scored on, independent of any family. */
package dev.linas.supernet.task;
