/** Files of measurements as rows, whatever they are written in. */
package dev.linas.log.files;
