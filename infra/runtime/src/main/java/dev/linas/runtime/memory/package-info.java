/** Memory of processes, as the operating system counts it. */
package dev.linas.runtime.memory;
