/** The rules that every module's architecture test checks. */
package dev.linas.core.architecture;
