/** Typed descriptors of the topics. */
package dev.linas.schemas.topics;
