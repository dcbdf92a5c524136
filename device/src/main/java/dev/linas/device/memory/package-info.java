/** Memory of processes as the operating system counts it, and how much of it a model needs. */
package dev.linas.device.memory;
