/** {@code linas status}: searches, evaluators, topics and lag at a glance. */
package dev.linas.cli.status;
