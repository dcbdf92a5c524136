/** Analyses of the whole log of a search: values, variables, devices, time. */
package dev.linas.log.analysis;
