/** Health and metrics over HTTP. */
package dev.linas.runtime.admin;
