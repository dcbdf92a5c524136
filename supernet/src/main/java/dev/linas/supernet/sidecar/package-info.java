/** What sidecars of networks that are brought say of their tasks. */
package dev.linas.supernet.sidecar;
