/** {@code linas dashboard}, and the dashboard of {@code linas run}. */
package dev.linas.cli.dashboard;
