/**
 * The one strict reader of configuration files: search files, pools, search spaces, networks,
 * lookup tables and settings. YAML 1.2 and JSON become the same tree, in which every value knows
 * its line; readers ask it for typed values and note what is wrong, so that all problems of a file
 * are reported at once, in one form: {@code file:line: 'dotted.key' is VALUE; expected WHAT. Did
 * you mean 'X'?}
 *
 * <p>Nothing here keeps state between files or knows a clock. Only {@link
 * dev.linas.core.config.Document#read} and {@link dev.linas.core.config.BuiltInOrFile} touch the
 * disk.
 */
package dev.linas.core.config;
