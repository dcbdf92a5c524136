/** What the log of a search tells as a whole: values, variables, devices, time. */
package dev.linas.log.analysis;
