/** What networks are scored on, said without any family. */
package dev.linas.supernet.task;
