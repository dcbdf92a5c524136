/** How files that users name are opened: never so that reading them has no end. */
package dev.linas.core.file;
