/** Searches in the browser: a web server that follows the topics, and the pages that it serves. */
package dev.linas.dashboard;
