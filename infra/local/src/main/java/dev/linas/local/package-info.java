/**
 * The infrastructure of a search on one machine: a Kafka broker inside this JVM and the schema
 * registry as its child process, both on 127.0.0.1, both with their data in one folder that one
 * process at a time owns. {@link dev.linas.local.LocalStack} is the way in.
 */
package dev.linas.local;
