package dev.linas.core.space;

/**
 * What makes two search spaces the same.
 *
 * @param json canonical JSON text of the space
 * @param digest SHA-256 of the canonical content (name and description left out), lower-case hex
 */
record SpaceIdentity(String json, String digest) {}
