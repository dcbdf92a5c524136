/**
 * Brings topics, share groups and subjects into being, and tells where they differ from the
 * contract.
 */
package dev.linas.schemas.provisioning;
