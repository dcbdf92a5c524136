/** Opens files that users name, and refuses those whose reading might never end. */
package dev.linas.core.file;
